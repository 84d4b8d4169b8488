package com.opspawn.llm.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.journal.ToolCall;
import com.opspawn.llm.Message;
import com.opspawn.llm.Prompt;
import com.opspawn.llm.scripted.Prompts;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TranscriptTest {
    private static final Message.User USER = new Message.User("Hello");

    private static List<Message> transcript(Message... messages) {
        return Transcript.of(Prompts.of(messages)).messages();
    }

    private static Message.Assistant calls(String... ids) {
        List<ToolCall> calls = new ArrayList<>();
        for (String id : ids) {
            calls.add(new ToolCall(id, "weather", "{}"));
        }
        return new Message.Assistant("", calls);
    }

    private static Message.ToolOutput output(String id) {
        return new Message.ToolOutput(id, "weather", "sunny", false);
    }

    @Test
    void whatEveryProviderTakesStaysAsItIs() {
        Message[] messages = {
            USER,
            new Message.Assistant("Let me see.", calls("call_a", "call_b").toolCalls()),
            output("call_a"),
            output("call_b"),
            new Message.Assistant("Sunny.", List.of()),
            new Message.User("Thanks"),
            USER
        };

        assertThat(transcript(messages)).containsExactly(messages);
    }

    @Test
    void namesThatAProviderRefusesOrThatAreTakenAreReplacedInCallAndResult() {
        String tooLong = "x".repeat(41);

        assertThat(transcript(
                        USER,
                        calls("functions.weather:0", tooLong, "ok"),
                        output("functions.weather:0"),
                        output(tooLong),
                        output("ok"),
                        calls("ok", "call_n4"),
                        output("ok"),
                        output("call_n4")))
                .containsExactly(
                        USER,
                        calls("call_n1", "call_n2", "ok"),
                        output("call_n1"),
                        output("call_n2"),
                        output("ok"),
                        calls("call_n4", "call_n5"),
                        output("call_n4"),
                        output("call_n5"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"city": "Rome", "n": 1.50} | {"city": "Rome", "n": 1.50}
        {}                          | {}
        ``                          | {}
        ` `                         | {}
        not JSON                    | {"malformed_arguments":"not JSON"}
        {"city": "Ro                | {"malformed_arguments":"{\\"city\\": \\"Ro"}
        ["Rome"]                    | {"malformed_arguments":"[\\"Rome\\"]"}
        null                        | {"malformed_arguments":"null"}
        {"a": 1, "a": 2}            | {"malformed_arguments":"{\\"a\\": 1, \\"a\\": 2}"}
        """)
    void argumentsAreAnObject(String written, String sent) {
        Message.Assistant assistant = new Message.Assistant("", List.of(new ToolCall("a", "weather", written)));

        assertThat(transcript(USER, assistant, output("a")).get(1))
                .isEqualTo(new Message.Assistant("", List.of(new ToolCall("a", "weather", sent))));
    }

    @Test
    void emptyTurnsOfTheModelAreLeftOutAndThoseOfTheUserAreFilled() {
        assertThat(transcript(USER, new Message.Assistant(" \n", List.of()), new Message.User("  ")))
                .containsExactly(USER, new Message.User("(empty)"));
        assertThat(transcript(new Message.Assistant("", List.of()))).containsExactly(new Message.User("(empty)"));
    }

    @Test
    void withoutToolsCallsAreToldInWords() {
        Prompt prompt = new Prompt(
                "Summarise.",
                List.of(
                        USER,
                        new Message.Assistant(
                                "Let me see.", List.of(new ToolCall("a", "weather", "{\"city\": \"Rome\"}"))),
                        output("a"),
                        calls("b"),
                        new Message.ToolOutput("b", "weather", "", false)),
                List.of(),
                OptionalInt.empty(),
                OptionalDouble.empty());

        assertThat(Transcript.of(prompt).messages())
                .containsExactly(
                        USER,
                        new Message.Assistant("Let me see.\n[called weather with {\"city\": \"Rome\"}]", List.of()),
                        new Message.User("[weather gave]\nsunny"),
                        new Message.Assistant("[called weather with {}]", List.of()),
                        new Message.User("[weather gave]\n(empty)"));
    }

    @Test
    void aLongerConversationBeginsWithTheTranscriptOfTheShorterOne() {
        RandomGenerator random = new Random(7);
        for (int round = 0; round < 500; round++) {
            List<Message> messages = new ArrayList<>(List.of(USER));
            for (int i = 0; i < 12; i++) {
                messages.add(any(random));
            }
            List<Message> longest = Transcript.of(Prompts.of(messages)).messages();
            for (int length = 1; length < messages.size(); length++) {
                List<Message> shorter =
                        Transcript.of(Prompts.of(messages.subList(0, length))).messages();

                assertThat(longest).startsWith(shorter.toArray(Message[]::new));
            }
        }
    }

    private static Message any(RandomGenerator random) {
        String id = new String[] {"a", "b", "", "x:y", "call_n3"}[random.nextInt(5)];
        return switch (random.nextInt(5)) {
            case 0 -> new Message.User(random.nextBoolean() ? "" : "more");
            case 1 -> new Message.Assistant(random.nextBoolean() ? "" : "well", List.of());
            case 2 -> calls(id, id + "2");
            case 3 -> calls(id);
            default -> output(id);
        };
    }
}
