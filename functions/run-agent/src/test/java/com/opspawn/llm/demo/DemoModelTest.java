package com.opspawn.llm.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.journal.FinishReason;
import com.opspawn.journal.ToolCall;
import com.opspawn.llm.Answer;
import com.opspawn.llm.Message;
import com.opspawn.llm.Prompt;
import com.opspawn.task.Usage;
import com.opspawn.tool.Tool;
import com.opspawn.tool.ToolContext;
import com.opspawn.tool.ToolException;
import com.opspawn.tool.ToolSpec;
import com.opspawn.tool.builtin.BuiltinTools;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Goals, run with the real tools at a fixed time; pages come from a tool without a network. */
final class DemoModelTest {
    private static final String SIGNATURE = "\n\n[demo model, rule-based: no language model was asked]";
    private static final String REAL_MODEL =
            ": for that, set a real model, with OPSPAWN_MODEL=openai/NAME and OPENAI_API_KEY for example.";

    private final DemoModel model = new DemoModel();

    /** Answers every GET with its URL, and fails for those that say so. */
    private record Pages(ToolSpec spec) implements Tool {
        @Override
        public String run(ObjectNode arguments, ToolContext context) throws ToolException {
            String url = arguments.path("url").asText();
            if (url.contains("missing")) {
                throw new ToolException("GET " + url + " answered 404 Not Found (text/plain): nothing here");
            }
            return "HTTP 200 OK\nURL: " + url + "\nContent-Type: text/plain\n\nThe page of " + url;
        }
    }

    private static List<Tool> tools() {
        Clock clock = Clock.fixed(Instant.parse("2026-11-22T06:03:00Z"), ZoneOffset.UTC);
        List<Tool> builtin = BuiltinTools.all(clock);
        return List.of(builtin.get(0), builtin.get(1), new Pages(builtin.get(2).spec()));
    }

    private static String run(String goal) throws Exception {
        return new Loop(tools()).run(goal).replace(SIGNATURE, "");
    }

    private static String answerTo(String goal) throws Exception {
        String transcript = run(goal);
        return transcript.substring(transcript.lastIndexOf('\n') + 1);
    }

    @Test
    void independentPartsAreCalledTogetherAndAnsweredInOrder() throws Exception {
        assertThat(new Loop(tools()).run("What is 17 * 23, and what is the date in Tokyo now?"))
                .isEqualTo("""
                    I need calculator for '17 * 23' and current_time for Tokyo.
                      call_1 calculator {"expression":"17 * 23"}
                      call_2 current_time {"timezone":"Tokyo"}
                    17 * 23 = 391. In Tokyo it is Sunday, 22 November 2026, 15:03 (UTC+09:00).

                    [demo model, rule-based: no language model was asked]\
                    """);
    }

    @Test
    void dependentPartsGoOnWithEarlierResults() throws Exception {
        assertThat(run("Calculate 12.5% of 80, then multiply the result by 3 and add 10 to it."))
                .isEqualTo("""
                    I need calculator for '12.5 / 100 * 80'.
                      call_1 calculator {"expression":"12.5 / 100 * 80"}
                    Next I need calculator for '10 * 3'.
                      call_2 calculator {"expression":"10 * 3"}
                    Next I need calculator for '30 + 10'.
                      call_3 calculator {"expression":"30 + 10"}
                    12.5 / 100 * 80 = 10. 10 * 3 = 30. 30 + 10 = 40.\
                    """);
    }

    @Test
    void aMisspeltPlaceIsTriedOnceMoreWithTheNameNearToIt() throws Exception {
        assertThat(run("What time is it in Tokio?")).isEqualTo("""
            I need current_time for Tokio.
              call_1 current_time {"timezone":"Tokio"}
            Next I need current_time for Asia/Tokyo.
              call_2 current_time {"timezone":"Asia/Tokyo"}
            In Asia/Tokyo it is Sunday, 22 November 2026, 15:03 (UTC+09:00).\
            """);
    }

    @Test
    void whatFailedIsSaidInTheAnswer() throws Exception {
        assertThat(run("What is 1/0? Then add 2 to the result, and tell me the time in Zzyzxqqq."))
                .isEqualTo("""
                    I need calculator for '1/0' and current_time for Zzyzxqqq.
                      call_1 calculator {"expression":"1/0"}
                      call_2 current_time {"timezone":"Zzyzxqqq"}
                    calculator failed for '1/0': division by zero at position 2. For '(earlier result) + 2' there\
                     is no earlier result to go on with. current_time failed for Zzyzxqqq: unknown timezone\
                     'Zzyzxqqq': use an IANA name such as Europe/Berlin, or an offset such as +09:00.\
                    """);
    }

    @Test
    void pagesAreFetchedAndQuoted() throws Exception {
        assertThat(run("Fetch https://example.com/a,b?c=d and summarise it, then read http://missing.example."))
                .isEqualTo("""
                    I need http_get for https://example.com/a,b?c=d and http_get for http://missing.example.
                      call_1 http_get {"url":"https://example.com/a,b?c=d"}
                      call_2 http_get {"url":"http://missing.example"}
                    https://example.com/a,b?c=d says: "The page of https://example.com/a,b?c=d". http_get failed\
                     for http://missing.example: GET http://missing.example answered 404 Not Found (text/plain):\
                     nothing here.\
                    """);
    }

    @Test
    void aToolCalledByItsNameIsCalled() throws Exception {
        assertThat(run("Call calculator with {\"expression\": \"1 + 1, 2 and 3? Yes. No\"}"))
                .startsWith("""
                    I need calculator for {"expression": "1 + 1, 2 and 3? Yes. No"}.
                      call_1 calculator {"expression": "1 + 1, 2 and 3? Yes. No"}
                    calculator failed for\
                    """);
        assertThat(answerTo("use the current_time tool")).startsWith("current_time gave: \"{\"timezone\":\"UTC\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        What is 17 * 23?                                   | 17 * 23 = 391.
        what's 0.1+0.2                                     | 0.1+0.2 = 0.3.
        What is the square root of 144?                    | sqrt(144) = 12.
        the sum of 3, 4 and 5                              | sum(3, 4, 5) = 12.
        The sum of 3, 4, and 5 and the product of 2 and 6  | sum(3, 4, 5) = 12. 2 * 6 = 12.
        average of 10, 20 and 30                           | avg(10, 20, 30) = 20.
        divide 10 by 4                                     | 10 / 4 = 2.5.
        2 to the power of 10                               | 2 ^ 10 = 1024.
        raise 2 to the 8th power                           | 2 ^ 8 = 256.
        What is twenty-three times two hundred?            | 23 * 200 = 4600.
        How much is 3 x 4?                                 | 3 * 4 = 12.
        What is 5 plus 7, minus 2?                         | 5 + 7 = 12. 12 - 2 = 10.
        what is 15 percent of 240 and half of 90?          | 15 / 100 * 240 = 36. 90 / 2 = 45.
        What is the square root of the sum of 9 and 16?    | sqrt(sum(9, 16)) = 5.
        What is 1,234,567 + 1?                             | 1234567 + 1 = 1234568.
        Tell me what 5! is                                 | 5! = 120.
        subtract 3 from 10                                 | 10 - 3 = 7.
        What is the difference between 10 and 4?           | 10 - 4 = 6.
        What is 100 / 8 rounded to 1 decimal?              | round((100 / 8), 1) = 12.5.
        Compute (3 + 4) * max(2, 5), then its square       | (3 + 4) * max(2, 5) = 35. 35 ^ 2 = 1225.
        What is 2 - 5? Multiply it by 3.                   | 2 - 5 = -3. (-3) * 3 = -9.
        What is 10 / 4 and 7 * 3? Divide that by the number above. | 10 / 4 = 2.5. 7 * 3 = 21. 21 / 2.5 = 8.4.
        What is 2+2? 2. What is 3*3? Add both.             | 2+2 = 4. 3*3 = 9. 9 + 4 = 13.
        square it                                          | For '(earlier result) ^ 2' there is no earlier result to go on with.
        What is 1 / 3?                                     | 1 / 3 = 0.3333333333333333333333333333333333 (rounded to 34 significant digits).
        """)
    void arithmeticIsRecognisedInSymbolsAndWords(String goal, String answer) throws Exception {
        assertThat(answerTo(goal)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        what time is it in Europe/Berlin              | In Europe/Berlin it is Sunday, 22 November 2026, 07:03 (UTC+01:00).
        What is the date in Tokyo now?                | In Tokyo it is Sunday, 22 November 2026, 15:03 (UTC+09:00).
        what is today's date?                         | In UTC it is Sunday, 22 November 2026, 06:03 (UTC+00:00).
        Today's date                                  | In UTC it is Sunday, 22 November 2026, 06:03 (UTC+00:00).
        What's the time?                              | In UTC it is Sunday, 22 November 2026, 06:03 (UTC+00:00).
        What day is it today?                         | In UTC it is Sunday, 22 November 2026, 06:03 (UTC+00:00).
        Tell me the weekday in Los Angeles, please.   | In Los Angeles it is Saturday, 21 November 2026, 22:03 (UTC-08:00).
        What is the current date and time in New York? | In New York it is Sunday, 22 November 2026, 01:03 (UTC-05:00).
        What time is it in both Tokyo and London?     | In Tokyo it is Sunday, 22 November 2026, 15:03 (UTC+09:00). In London it is Sunday, 22 November 2026, 06:03 (UTC+00:00).
        """)
    void questionsForTheTimeAreRecognised(String goal, String answer) throws Exception {
        assertThat(answerTo(goal)).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Write a poem about cats and dogs", "Tell me a story about time travel in Tokyo",
                        "Explain night and day",
                "Who won the world cup in 1998", "What is the population of France divided by 2",
                        "My date is 2026-11-22"
            })
    void whatNeedsALanguageModelIsLeftToOne(String goal) throws Exception {
        assertThat(run(goal)).isEqualTo("A rule-based demo model cannot answer '" + goal + "'" + REAL_MODEL);
    }

    @Test
    void whatCanBeAnsweredIsAnsweredBesideWhatCannot() throws Exception {
        assertThat(answerTo("Write a haiku, compute 2^10, and explain why."))
                .isEqualTo("2^10 = 1024. A rule-based demo model cannot answer 'Write a haiku' and 'explain why'"
                        + REAL_MODEL);
    }

    @Test
    void aGreetingGetsAnExample() throws Exception {
        assertThat(run("Hello!"))
                .isEqualTo("I found nothing to do. Try: What is 17 * 23, and what is the date in Tokyo now?");
    }

    @Test
    void aToolThatIsNotOfferedIsNotCalled() throws Exception {
        String transcript = new Loop(tools().subList(1, 2)).run("What is 2+2, and what time is it in Tokyo?");

        assertThat(transcript).isEqualTo("""
            I need current_time for Tokyo.
              call_1 current_time {"timezone":"Tokyo"}
            For '2+2' I would need the tool calculator, which this task may not use. In Tokyo it is Sunday,\
             22 November 2026, 15:03 (UTC+09:00).\
            """ + SIGNATURE);
    }

    @Test
    void laterMessagesGoOnWithEarlierResultsAndNewIds() throws Exception {
        Loop loop = new Loop(tools());
        loop.run("What is 6 * 7?");

        assertThat(loop.run("Add 8 to it, and what is 6 * 7?")).endsWith("""
            I need calculator for '42 + 8' and calculator for '6 * 7'.
              call_2 calculator {"expression":"42 + 8"}
              call_3 calculator {"expression":"6 * 7"}
            42 + 8 = 50. 6 * 7 = 42.\
            """ + SIGNATURE);
    }

    @Test
    void theSameQuestionTwiceIsOneCall() throws Exception {
        assertThat(run("What is 2+2? And what is 2+2?")).isEqualTo("""
            I need calculator for '2+2'.
              call_1 calculator {"expression":"2+2"}
            2+2 = 4. 2+2 = 4.\
            """);
    }

    @Test
    void aMessageBetweenCallAndAnswerAddsAGoal() {
        List<Message> messages = List.of(
                new Message.User("What is 2+2?"),
                new Message.Assistant("", List.of(new ToolCall("call_1", "calculator", "{\"expression\":\"2+2\"}"))),
                new Message.ToolOutput("call_1", "calculator", "4", false),
                new Message.User("Also multiply it by 5"));

        assertThat(model.ask(prompt(messages, OptionalInt.empty())).toolCalls())
                .containsExactly(new ToolCall("call_2", "calculator", "{\"expression\":\"4 * 5\"}"));
    }

    @Test
    void aCallWithoutAResultIsNotMadeAgain() {
        List<Message> messages = List.of(
                new Message.User("What is 2+2?"),
                new Message.Assistant("", List.of(new ToolCall("call_1", "calculator", "{\"expression\":\"2+2\"}"))));

        assertThat(model.ask(prompt(messages, OptionalInt.empty())).text())
                .isEqualTo("calculator failed for '2+2': the call gave no result." + SIGNATURE);
    }

    @Test
    void aGoalThatAnotherModelAnsweredIsNotTakenUpAgain() {
        List<Message> messages = List.of(
                new Message.User("What is 2+2?"),
                new Message.Assistant("Four.", List.of()),
                new Message.User("Multiply it by 5, and what is 3*3?"));

        assertThat(model.ask(prompt(messages, OptionalInt.empty())).toolCalls())
                .containsExactly(new ToolCall("call_1", "calculator", "{\"expression\":\"3*3\"}"));
    }

    @Test
    void theSamePromptGetsTheSameAnswer() {
        Prompt prompt = prompt(List.of(new Message.User("What is 2+2, and the time in Tokyo?")), OptionalInt.empty());

        assertThat(model.ask(prompt)).isEqualTo(new DemoModel().ask(prompt));
    }

    @Test
    void tokensAreAQuarterOfTheCharactersRoundedUp() {
        Prompt prompt = new Prompt(
                "12345", List.of(new Message.User("Hello")), List.of(), OptionalInt.empty(), OptionalDouble.empty());

        Answer answer = model.ask(prompt);

        assertThat(answer.usage()).isEqualTo(new Usage(3, (answer.text().length() + 3) / 4).costing(BigDecimal.ZERO));
        assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
    }

    @Test
    void aLongAnswerIsCutAtTheTokenLimit() {
        Answer answer = model.ask(prompt(List.of(new Message.User("Hello")), OptionalInt.of(4)));

        assertThat(answer.text()).isEqualTo("I found nothing ");
        assertThat(answer.finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(answer.usage().outputTokens()).isEqualTo(4);
    }

    @Test
    void aGoalOfAnyShapeIsAnsweredSoon() {
        List<String> pieces = List.of(
                "a and ",
                "what is 1+1, ",
                "half of ",
                "1, ",
                "(",
                "http://a.b ",
                " ",
                "the time in ",
                "1 ",
                "then add 1 to it and ",
                "\n",
                "1.",
                "?!",
                "call x {",
                "add both ",
                "what is the ",
                "square root of ",
                "x",
                "@#0 ");
        for (String piece : pieces) {
            String goal = piece.repeat(100_000 / piece.length());
            assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> assertThat(new Loop(tools()).run(goal)).endsWith(SIGNATURE),
                    piece);
        }
    }

    private static Prompt prompt(List<Message> messages, OptionalInt maxOutputTokens) {
        return new Prompt(
                "", messages, tools().stream().map(Tool::spec).toList(), maxOutputTokens, OptionalDouble.empty());
    }
}
