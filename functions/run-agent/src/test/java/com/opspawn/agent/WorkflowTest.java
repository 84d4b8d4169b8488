package com.opspawn.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import com.opspawn.task.StoreException;
import com.opspawn.workflow.WorkflowException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The workflow and the function speak of the same things. Amazon States Language matches names exactly. */
final class WorkflowTest {
    private static final Set<StepOutcome> OUTCOMES = Set.of(
            new StepOutcome.Continue(),
            new StepOutcome.Wait(Duration.ofSeconds(1), 1),
            new StepOutcome.Await(Duration.ofSeconds(1)),
            new StepOutcome.Done());

    private final JsonNode states = states();

    private static JsonNode states() {
        Path root = Path.of(Objects.requireNonNull(System.getProperty("opspawn.root"), "opspawn.root"));
        try {
            return Json.parse(Files.readAllBytes(root.resolve("statemachine/run-task.asl.json")))
                    .path("States");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyErrorThatLooksLikeAJavaClassIsOne() throws ClassNotFoundException {
        Set<String> names = new TreeSet<>();
        states.findValues("ErrorEquals").forEach(errors -> errors.forEach(error -> names.add(error.asText())));
        Set<String> classes = names.stream()
                .filter(name -> name.matches("[a-z]\\w*(\\.\\w+)+"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(classes)
                .containsExactly(
                        StoreUnavailableException.class.getName(),
                        StoreException.class.getName(),
                        WorkflowException.class.getName(),
                        OutOfMemoryError.class.getName());
        for (String name : classes) {
            assertThat(Class.forName(name)).isAssignableTo(Throwable.class);
        }
        // A subclass would have another name, and be caught by nothing.
        assertThat(StoreUnavailableException.class).isFinal();
        assertThat(StoreException.class).isFinal();
        assertThat(WorkflowException.class).isFinal();
    }

    @Test
    void theWorkflowKnowsEveryOutcomeAndNoOther() {
        Pattern compared = Pattern.compile("\\$states\\.input\\.outcome = '(\\w+)'");
        Set<String> choices = new TreeSet<>();
        for (JsonNode choice : states.path("Decide").path("Choices")) {
            Matcher matcher = compared.matcher(choice.path("Condition").asText());
            assertThat(matcher.find()).as(choice.toString()).isTrue();
            choices.add(matcher.group(1));
        }

        assertThat(choices)
                .isEqualTo(OUTCOMES.stream()
                        .map(outcome -> (String) outcome.write().get("outcome"))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyKindOfOutcomeIsAmongThem() {
        assertThat(OUTCOMES.stream().map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(Stream.of(StepOutcome.class.getPermittedSubclasses()).collect(Collectors.toSet()));
    }

    @Test
    void theWorkflowReadsTheFieldsThatAreWritten() {
        Pattern read = Pattern.compile("\\$states\\.result\\.Payload\\.(\\w+)");
        Set<String> fields = new TreeSet<>();
        Matcher matcher = read.matcher(states.path("RunStep").path("Output").toString());
        while (matcher.find()) {
            fields.add(matcher.group(1));
        }

        for (StepOutcome outcome : OUTCOMES) {
            Map<String, Object> written = outcome.write();
            assertThat(new TreeSet<>(written.keySet())).isEqualTo(fields);
        }
    }

    @Test
    void theWorkflowSendsWhatAStepReads() {
        JsonNode payload = states.path("RunStep").path("Arguments").path("Payload");
        Set<String> fields = new TreeSet<>();
        payload.fieldNames().forEachRemaining(fields::add);

        assertThat(fields).containsExactly("failures", "task");
    }
}
