package com.opspawn.testing.rule;

import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.llm.Message;
import com.opspawn.llm.Prompt;
import com.opspawn.task.dynamodb.Keys;
import com.opspawn.testing.boundary.Crossing;
import com.opspawn.testing.run.JournalTraffic;
import com.opspawn.testing.run.Run;
import com.opspawn.testing.run.Starts;
import com.opspawn.testing.run.TaskRun;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A task is completed only by an answer of a model that was told everything that was said to the task before. */
public final class MessagesAreHeard implements Rule {
    @Override
    public String words() {
        return "no task is completed over the head of who spoke to it";
    }

    @Override
    public List<String> broken(Run run) {
        List<Starts.Start> starts = Starts.of(run);
        return run.tasks().stream().flatMap(task -> wrong(task, run, starts)).toList();
    }

    private static Stream<String> wrong(TaskRun task, Run run, List<Starts.Start> starts) {
        Optional<Entry> completed = task.entries().stream()
                .filter(entry -> entry.fact() instanceof Fact.Completed)
                .findFirst();
        if (completed.isEmpty()) {
            return Stream.of();
        }
        Optional<Prompt> last = lastPrompt(task, run, starts);
        return task.entries().stream()
                .filter(entry -> entry.seq() < completed.get().seq())
                .flatMap(entry ->
                        entry.fact() instanceof Fact.MessageAdded message ? Stream.of(message.content()) : Stream.of())
                .filter(words -> last.filter(prompt -> isToldOf(prompt, words)).isEmpty())
                .map(words -> task.key().taskId() + " was completed by an answer of a model that was not told '" + words
                        + "'");
    }

    private static boolean isToldOf(Prompt prompt, String words) {
        return prompt.messages().stream()
                .anyMatch(message ->
                        message instanceof Message.User user && user.text().contains(words));
    }

    /** What the model was asked last by whoever recorded the completion. */
    private static Optional<Prompt> lastPrompt(TaskRun task, Run run, List<Starts.Start> starts) {
        String partition = Keys.task(task.key());
        return run.trace().stream()
                .filter(crossing -> JournalTraffic.written(crossing).stream()
                        .anyMatch(entry -> entry.partition().equals(partition)
                                && entry.type().equals("completed")))
                .findFirst()
                .flatMap(completing -> starts.stream()
                        .map(Starts.Start::crossing)
                        .filter(start -> start.sandbox().equals(completing.sandbox()))
                        .map(Crossing::request)
                        .filter(Prompt.class::isInstance)
                        .map(Prompt.class::cast)
                        .reduce((first, second) -> second));
    }
}
