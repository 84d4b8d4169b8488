package com.opspawn.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans and failures as models write them. In the tables, ~ is a line's end. */
final class PlanTextTest {
    private static String plan(String text, boolean insisted) {
        return PlanText.read(text.replace('~', '\n'), insisted)
                .map(steps -> String.join(" + ", steps))
                .orElse("none");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', commentCharacter = '%', textBlock = """
        ["find","write"]                                        | find + write
        [ "find", ~ "write" ]                                   | find + write
        ```json~["find","write"]~```                            | find + write
        Here is my plan:~["find","write"]~Shall I go on?        | find + write
        As [draft] and [1] say: ["find","write"]                | find + write
        ["find","write"] as [1] says                            | find + write
        ['find', 'it\\'s']                                      | find + it's
        ["find","write",]                                       | find + write
        [“find”, “write”]                                       | find + write
        ["find",~"write" // the last~]                          | find + write
        {"plan": ["find","write"]}                              | find + write
        [{"step": "find"}, {"step": "write"}]                   | find + write
        [{"step": 1, "description": "find"}]                    | find
        [{"id": 1, "title": "find", "tools": ["x"]}]            | find
        {"steps": [{"action": "find"}, {"task": "write"}]}      | find + write
        ["find", " write ", "x"]                                | find + write + x
        []                                                      | §§
        No plan is needed: []                                   | §§
        ["find", ""]                                            | none
        ["find", 2]                                             | none
        [{"id": 1}]                                             | none
        [["find"]]                                              | find
        ["find",                                                | none
        It is sunny.                                            | none
        % Lists are plans where the word stands, or nothing else was asked for.
        Plan:~1. find~2. write                                  | find + write
        The plan:~1) **find**~2) write it                       | **find** + write it
        # Plan~Step 1: find~Step 2: write                       | find + write
        # Plan~**Step 1:** find~**Step 2:** write               | find + write
        Plan~1 - find~2 – write                                 | find + write
        Plan:~- find~* write                                    | find + write
        Plan:~1. find~   - with care~2. write                   | find + write
        1. find~2. write                                        | none
        - find                                                  | none
        I plan to answer: 12.5 degrees                          | none
        Plan:~1.~2.                                             | none
        """)
    void aPlanIsAnArrayOrAListUnderThatWord(String text, String steps) {
        assertThat(plan(text, false)).isEqualTo(steps);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
        1. find~2. write | find + write
        - find~- write   | find + write
        It is sunny.     | none
        """)
    void whereNothingButAPlanWasAskedForAnyListIsOne(String text, String steps) {
        assertThat(plan(text, true)).isEqualTo(steps);
    }

    @Test
    void windowsLineEndsAreNoPartOfAStep() {
        assertThat(PlanText.read("Plan:\r\n1. find\r\n2. write\r\n", false)).contains(List.of("find", "write"));
    }

    @Test
    void noStepOfALongPlanIsDroppedInSilence() {
        List<String> steps = IntStream.rangeClosed(1, 53).mapToObj(i -> "s" + i).toList();

        List<String> read = PlanText.read("[\"" + String.join("\",\"", steps) + "\"]", false)
                .orElseThrow();

        assertThat(read)
                .hasSize(PlanText.MAX_STEPS)
                .startsWith("s1", "s2")
                .endsWith("s50; then s51; then s52; then s53");
    }

    @Test
    void longStepsAreCutWithAMark() {
        String step = "x".repeat(300_000);

        List<String> read = PlanText.read("[\"" + step + "\"]", false).orElseThrow();

        assertThat(read).containsExactly("x".repeat(2_000) + "\n[cut: the first 2000 of 300000 characters]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
        FAILED: no luck                     | no luck
        failed: no luck                     | no luck
        Failed - no luck                    | no luck
        **FAILED:** no luck                 | no luck
        **FAILED**: no luck                 | no luck
        ## FAILED: no luck                  | no luck
        FAILED：no luck                     | no luck
        FAILED. No luck                     | No luck
        Step 2 of 3: FAILED: no luck        | no luck
        Step 2 failed: no luck              | no luck
        FAILED                              | §§
        ~~FAILED:~no luck                   | no luck
        I tried.~FAILED: no luck            | I tried.~FAILED: no luck
        I tried.~**FAILED:** no luck        | I tried.~**FAILED:** no luck
        Failed logins were found: 3         | none
        The step has not failed: all well   | none
        I tried.~Failed: 0, passed: 12      | none
        FAILEDNESS: 3                       | none
        It was FAILED: by whom?             | none
        Done.                               | none
        """)
    void aFailureIsSaidAtTheBeginningOrInCapitalsAtThatOfALaterLine(String text, String reason) {
        Optional<String> failure = PlanText.failure(text.replace('~', '\n'));

        assertThat(failure.map(said -> said.replace('\n', '~')).orElse("none")).isEqualTo(reason);
    }

    @Test
    void manyBracketsAreNoPlan() {
        assertThat(PlanText.read(String.join(" ", Collections.nCopies(100_000, "[")), true))
                .isEmpty();
    }
}
