package com.opspawn.testing.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.Input;
import com.opspawn.journal.InputRequest;
import com.opspawn.json.CanonicalJson;
import com.opspawn.json.Json;
import com.opspawn.task.dynamodb.Keys;
import com.opspawn.testing.boundary.Crossing;
import com.opspawn.testing.run.JournalTraffic;
import com.opspawn.testing.run.Run;
import com.opspawn.testing.run.Starts;
import com.opspawn.testing.run.TaskRun;
import com.opspawn.testing.script.ToolRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Of a tool whose calls a person is to allow, nothing runs but calls that somebody allowed before, each with exactly the
 * arguments that were allowed; and a request has one decision.
 */
public final class DecisionsBind implements Rule {
    @Override
    public String words() {
        return "what runs is what was approved";
    }

    @Override
    public List<String> broken(Run run) {
        List<Starts.Start> starts = Starts.of(run);
        return run.tasks().stream()
                .flatMap(task -> wrong(task, run, starts).stream())
                .toList();
    }

    private static List<String> wrong(TaskRun task, Run run, List<Starts.Start> starts) {
        List<Input> approvals = Input.of(task.entries()).stream()
                .filter(input -> input.request().type() == InputRequest.Type.APPROVAL)
                .toList();
        if (approvals.isEmpty()) {
            return List.of();
        }
        String partition = Keys.task(task.key());
        Map<Long, Integer> written = written(run, partition);
        return starts.stream()
                .filter(start -> start.partition().equals(partition)
                        && start.crossing().operation().startsWith("run "))
                .filter(start -> start.crossing().request() instanceof ToolRequest request
                        && approvals.stream()
                                .anyMatch(input -> input.request().call().tool().equals(request.tool()))
                        && approvals.stream().noneMatch(input -> allows(input, request, start, task, written)))
                .map(start ->
                        start.crossing().sandbox() + " runs " + start.crossing().request() + " at crossing "
                                + start.crossing().point() + ", which nobody has allowed before")
                .toList();
    }

    private static boolean allows(
            Input input, ToolRequest request, Starts.Start start, TaskRun task, Map<Long, Integer> written) {
        return input.given()
                .filter(given -> written.getOrDefault(seq(task, given.decision()), Integer.MAX_VALUE) <= start.knew())
                .flatMap(given -> arguments(input, given.decision()))
                .filter(arguments -> input.request().call().tool().equals(request.tool())
                        && canonical(arguments).equals(canonical(request.arguments())))
                .isPresent();
    }

    private static Optional<String> arguments(Input input, Fact.InputGiven given) {
        return switch (given.decision()) {
            case APPROVE -> Optional.of(input.request().call().arguments());
            case EDIT -> given.arguments();
            case REJECT, ANSWER -> Optional.empty();
        };
    }

    private static long seq(TaskRun task, Fact.InputGiven given) {
        return task.entries().stream()
                .filter(entry -> entry.fact().equals(given))
                .mapToLong(Entry::seq)
                .findFirst()
                .orElse(-1);
    }

    /** Where each entry was written, among all calls. */
    private static Map<Long, Integer> written(Run run, String partition) {
        Map<Long, Integer> written = new HashMap<>();
        for (Crossing crossing : run.trace()) {
            JournalTraffic.written(crossing).stream()
                    .filter(entry -> entry.partition().equals(partition))
                    .forEach(entry -> written.merge(entry.seq(), crossing.doneAs(), Math::min));
        }
        return written;
    }

    private static String canonical(String arguments) {
        try {
            return CanonicalJson.write(Json.parse(arguments));
        } catch (JsonProcessingException e) {
            return arguments;
        }
    }
}
