package com.opspawn.agent;

import static com.opspawn.agent.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.FactJson;
import com.opspawn.journal.History;
import com.opspawn.journal.Round;
import com.opspawn.journal.ToolCall;
import com.opspawn.json.Json;
import com.opspawn.json.ObjectReader;
import com.opspawn.tool.Effect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Journals as each version stored them, in a file each: a new version may be deployed in the middle of a task. No file is ever
 * changed; a version that records something new adds a directory.
 */
final class EarlierJournalsTest {
    private static final Path JOURNALS = Path.of(
            Objects.requireNonNull(System.getProperty("opspawn.root"), "opspawn.root"),
            "shared/src/test/resources/journals");
    private static final String NEWEST = "0.1";

    private final ScriptedModel model = ScriptedModel.of(text("Sunny."));
    private final ScriptedTool sun = new ScriptedTool("sun", () -> "it shines");
    private final ScriptedTool wind = new ScriptedTool("wind", () -> "it is calm");
    private final ScriptedTool pay = ScriptedTool.withEffect("pay", Effect.ONCE);

    static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.walk(JOURNALS)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    static List<Path> unfinished() throws IOException {
        return all().stream().filter(EarlierJournalsTest::isUnfinished).toList();
    }

    static List<Path> finished() throws IOException {
        return all().stream().filter(file -> !isUnfinished(file)).toList();
    }

    private static boolean isUnfinished(Path file) {
        return file.getFileName().toString().startsWith("unfinished-");
    }

    private static List<JsonNode> items(Path file) throws IOException {
        List<JsonNode> items = new ArrayList<>();
        Json.parse(Files.readString(file)).forEach(items::add);
        return items;
    }

    private static List<Fact> facts(Path file) throws IOException {
        List<Fact> facts = new ArrayList<>();
        for (JsonNode item : items(file)) {
            facts.add(FactJson.read(
                    item.path("type").asText(),
                    ObjectReader.of(item.path("body").asText())));
        }
        return facts;
    }

    /** Fields may have been added since; none has another name or value. */
    @ParameterizedTest
    @MethodSource("all")
    void whatAnEarlierVersionStoredIsReadWithAllItsFields(Path file) throws Exception {
        for (JsonNode item : items(file)) {
            JsonNode stored = Json.parse(item.path("body").asText());
            Fact fact = FactJson.read(
                    item.path("type").asText(),
                    ObjectReader.of(item.path("body").asText()));
            JsonNode today = Json.parse(Json.write(FactJson.write(fact)));

            assertThat(FactJson.type(fact)).isEqualTo(item.path("type").asText());
            assertThat(stored.properties())
                    .allSatisfy(field -> assertThat(today.get(field.getKey())).isEqualTo(field.getValue()));
        }
    }

    /** The journal of a task, after the time that anybody may still have been at work on it. */
    private Stage stage(List<Fact> facts) {
        Stage stage = new Stage(model, sun, wind, pay).submitted(((Fact.Submitted) facts.getFirst()).submission());
        facts.subList(1, facts.size()).forEach(stage::rivalAppends);
        stage.clock.advance(Duration.ofMinutes(6));
        return stage;
    }

    @ParameterizedTest
    @MethodSource("unfinished")
    void anUnfinishedJournalOfAnEarlierVersionComesToItsEndAndRepeatsNothing(Path file) throws Exception {
        List<Fact> before = facts(file);
        Stage stage = stage(before);

        stage.runToEnd();

        List<Fact> after = stage.history().entries().stream().map(Entry::fact).toList();
        assertThat(after.subList(0, before.size())).isEqualTo(before);
        assertThat(after.getLast()).isEqualTo(new Fact.Completed("Sunny."));
        List<ToolCall> open = open(stage, before);
        assertThat(sun.runs()).isEqualTo(count(open, "sun"));
        assertThat(wind.runs()).isEqualTo(count(open, "wind"));
        assertThat(pay.runs()).as("started by another").isZero();
        assertThat(model.prompts()).hasSize((int) after.subList(before.size(), after.size()).stream()
                .filter(Fact.ModelAnswered.class::isInstance)
                .count());
    }

    /** The calls whose results were not recorded. */
    private static List<ToolCall> open(Stage stage, List<Fact> before) {
        List<Entry> entries = stage.history().entries().subList(0, before.size());
        return Round.of(new History(Stage.TASK, entries).entries()).stream()
                .flatMap(round -> round.open().stream())
                .toList();
    }

    private static int count(List<ToolCall> calls, String tool) {
        return (int) calls.stream().filter(call -> call.tool().equals(tool)).count();
    }

    @ParameterizedTest
    @MethodSource("finished")
    void aFinishedJournalOfAnEarlierVersionIsLeftAsItIs(Path file) throws Exception {
        Stage stage = stage(facts(file));
        History before = stage.history();

        assertThat(stage.run()).isEqualTo(new StepOutcome.Done());

        assertThat(stage.history()).isEqualTo(before);
        assertThat(model.prompts()).isEmpty();
    }

    /** Who adds a kind of entry adds a file that has it. */
    @Test
    void everyKindOfEntryStandsInAFileOfTheNewestVersion() throws Exception {
        Set<Class<?>> stored = new HashSet<>();
        for (Path file : all()) {
            if (file.startsWith(JOURNALS.resolve(NEWEST))) {
                facts(file).forEach(fact -> stored.add(fact.getClass()));
            }
        }

        assertThat(stored).isEqualTo(kinds(Fact.class));
    }

    private static Set<Class<?>> kinds(Class<?> type) {
        Set<Class<?>> kinds = new HashSet<>();
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            kinds.addAll(permitted.isSealed() ? kinds(permitted) : Set.of(permitted));
        }
        return kinds;
    }
}
