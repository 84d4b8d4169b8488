package com.opspawn.planner;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.journal.Fact;
import com.opspawn.llm.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that a model writes breaks a planner, or holds it up. */
@Timeout(60)
final class HostileTextTest {
    /** As large as an answer can be: a larger one is never read. */
    private static final int LARGEST = 300_000;
    /** Of all pairs in one run: all of them take minutes. */
    private static final int PAIRS = 60;

    /** What begins something that a planner looks for. */
    private static final List<String> BEGINNINGS = List.of(
            "",
            "Thought: x\n",
            "Action:",
            "Action: calculator\nAction Input:",
            "Action: now\nAction Input: {\"a\": \"",
            "Final Answer:",
            "Action: calculator(",
            "<tool_call>{\"name\": \"now\"}",
            "{\"action\": \"now\", \"action_input\": ",
            "Plan:\n[\"a\"",
            "FAILED",
            "<think>");

    /** What it is flooded with. */
    private static final List<String> FLOODS = List.of(
            " ",
            "\n",
            "\r\n",
            "\t",
            "*",
            "_",
            "#",
            "-",
            "`",
            "```",
            "```\n",
            "[",
            "{",
            "(",
            "]",
            "}",
            ")",
            "\"",
            "'",
            "\\",
            "“",
            ",",
            ":",
            "：",
            ".",
            "1",
            "1.",
            "1. ",
            "a",
            "A\n",
            "\u0000",
            "\u2028",
            "\ud83d",
            "\ud83d\ude00",
            " \n",
            "* ",
            "> ",
            "<",
            "<think>",
            "</think>",
            "</think>\n",
            "<think></think>",
            "<tool_call>",
            "<tool_call>{",
            "</tool_call>",
            "<tool_call>{\"name\":\"now\"}</tool_call>",
            "Action",
            "Action ",
            "Action:",
            "Action:\n",
            "Action: {\n",
            "Action: now\n",
            "Action Input:\n",
            "Action: now\nAction Input: {\n",
            "Thought:\n",
            "Observation:\n",
            "Observation:\nThought:\n",
            "Final Answer:\n",
            " Final Answer:",
            " Action:",
            " Action Input: {",
            "Answer:\n",
            "step ",
            "Step 1",
            "Step 1: ",
            "FAILED\n",
            "FAILED:\n",
            "failed ",
            "- x\n",
            "None",
            "None ",
            "no tool ",
            "{\"a\":",
            "{a:",
            "[\"a\",",
            "[{\"step\":",
            "/*",
            "//",
            "a=",
            "a='",
            "True",
            "use ",
            "use the ",
            "with the ",
            "- ");

    private static Stream<String> floods() {
        return FLOODS.stream();
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("floods")
    void theLargestAnswerIsReadByEveryPlannerWhateverItIs(String flood) {
        readByAll(flood.repeat(LARGEST / flood.length()) + "x");
    }

    private static Stream<Arguments> pairs() {
        long seed = new Random().nextLong();
        System.out.println("pairs: seed " + seed);
        List<Arguments> pairs = new ArrayList<>();
        BEGINNINGS.forEach(beginning -> FLOODS.forEach(flood -> pairs.add(Arguments.of(beginning, flood))));
        Collections.shuffle(pairs, new Random(seed));
        return pairs.stream().limit(PAIRS);
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("pairs")
    void theLargestAnswerIsReadByEveryPlannerHoweverItBegins(String beginning, String flood) {
        readByAll(beginning + flood.repeat(LARGEST / flood.length()) + "\nx");
    }

    private static void readByAll(String text) {
        if (text.isBlank()) {
            return;
        }
        Answer answer = Briefings.answer(text);
        Fact.Told noPlan = new Fact.AnswerRejected(Reading.UNREADABLE, "That was no plan.");
        Fact.Told plan = new Fact.Planned(List.of("find", "write"), "Step 1 of 2: find");
        for (Reading reading : List.of(
                new React().read(Briefings.of(), answer),
                new ReactText().read(Briefings.of(), answer),
                new PlanExecute().read(Briefings.of(), answer),
                new PlanExecute().read(Briefings.of(noPlan), answer),
                new PlanExecute().read(Briefings.of(plan), answer))) {
            assertThat(told(reading)).hasSizeLessThan(5_000);
            assertThat(reading.text().length()).isLessThanOrEqualTo(text.length());
        }
    }

    private static String told(Reading reading) {
        return reading instanceof Reading.GoOn goOn ? goOn.told().message() : "";
    }

    @Test
    void fragmentsInAnyOrderAreReadByEveryPlanner() {
        long seed = new Random().nextLong();
        System.out.println("fragmentsInAnyOrderAreReadByEveryPlanner: seed " + seed);
        Random random = new Random(seed);
        List<String> fragments = new ArrayList<>(BEGINNINGS);
        fragments.addAll(FLOODS);
        for (int i = 0; i < 5_000; i++) {
            String text = "x"
                    + random.ints(random.nextInt(60), 0, fragments.size())
                            .mapToObj(fragments::get)
                            .collect(Collectors.joining());

            readByAll(text);
        }
    }
}
