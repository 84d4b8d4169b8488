package com.opspawn.local.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StateTypesTest {
    private final TestStates states = new TestStates();

    @AfterEach
    void stop() {
        states.close();
    }

    @Test
    void passHandsItsInputOnUnlessItHasAnOutput() {
        var ran = states.run("""
            {"QueryLanguage":"JSONata","StartAt":"A","States":{
              "A":{"Type":"Pass","Next":"B"},
              "B":{"Type":"Pass","Output":{"doubled":"{% $states.input.n * 2 %}"},"End":true}}}
            """, "{\"n\":21}");

        assertThat(ran.status()).isEqualTo("SUCCEEDED");
        assertThat(ran.output()).isEqualTo("{\"doubled\":42}");
    }

    @Test
    void succeedEndsWithItsOutput() {
        var ran = states.run("""
            {"QueryLanguage":"JSONata","StartAt":"A","States":{
              "A":{"Type":"Succeed","Output":"{% $states.input.x %}"}}}
            """, "{\"x\":[1]}");

        assertThat(ran.output()).isEqualTo("[1]");
        assertThat(ran.events())
                .containsExactly("ExecutionStarted", "SucceedStateEntered", "SucceedStateExited", "ExecutionSucceeded");
    }

    @Test
    void failTakesErrorAndCauseFromExpressions() {
        var ran = states.run("""
            {"QueryLanguage":"JSONata","StartAt":"A","States":{
              "A":{"Type":"Fail","Error":"{% $states.input.e %}","Cause":"{% 'because ' & $states.input.c %}"}}}
            """, "{\"e\":\"Bad.Luck\",\"c\":\"rain\"}");

        assertThat(ran.status()).isEqualTo("FAILED");
        assertThat(ran.error()).isEqualTo("Bad.Luck");
        assertThat(ran.cause()).isEqualTo("because rain");
        assertThat(ran.events()).containsExactly("ExecutionStarted", "FailStateEntered", "ExecutionFailed");
    }

    @Test
    void choiceTakesTheFirstRuleThatHoldsWithItsEffects() {
        var ran = states.run("""
            {"QueryLanguage":"JSONata","StartAt":"C","States":{
              "C":{"Type":"Choice","Default":"D","Output":"default","Choices":[
                {"Condition":"{% $states.input.n > 9 %}","Next":"D"},
                {"Condition":"{% $states.input.n > 1 %}","Next":"D","Output":"second","Assign":{"v":"{% 7 %}"}},
                {"Condition":true,"Next":"D"}]},
              "D":{"Type":"Pass","Output":"{% [$states.input, $v] %}","End":true}}}
            """, "{\"n\":5}");

        assertThat(ran.output()).isEqualTo("[\"second\",7]");
    }

    @Test
    void choiceWithoutAMatchAndADefaultFailsBeyondRescue() {
        var ran = states.run("""
            {"QueryLanguage":"JSONata","StartAt":"C","States":{
              "C":{"Type":"Choice","Choices":[{"Condition":"{% false %}","Next":"D"}]},
              "D":{"Type":"Succeed"}}}
            """, "{}");

        assertThat(ran.error()).isEqualTo("States.Runtime");
        assertThat(ran.cause())
                .isEqualTo("An error occurred while executing the state 'C' (entered at the event id #2). Failed to"
                        + " transition out of the state. The state does not point to a next state.");
    }

    @Test
    void conditionThatIsNoBooleanFails() {
        var ran = states.run("""
            {"QueryLanguage":"JSONata","StartAt":"C","States":{
              "C":{"Type":"Choice","Choices":[{"Condition":"{% 'yes' %}","Next":"D"}]},
              "D":{"Type":"Succeed"}}}
            """, "{}");

        assertThat(ran.cause())
                .isEqualTo("An error occurred while executing the state 'C' (entered at the event id #2). The JSONata"
                        + " expression ''yes'' specified for the field 'Choices[0]/Condition' returned an unexpected"
                        + " result type. Expected 'boolean', but was 'string' for value: \"yes\"");
    }

    @Test
    void waitLastsItsSeconds() {
        String arn = states.start("""
            {"QueryLanguage":"JSONata","StartAt":"W","States":{
              "W":{"Type":"Wait","Seconds":"{% $states.input.s %}","End":true}}}
            """, "{\"s\":3600}");

        assertThat(states.time().ringNext()).isEqualTo(Duration.ofHours(1));
        assertThat(states.ended(arn).events())
                .containsExactly("ExecutionStarted", "WaitStateEntered", "WaitStateExited", "ExecutionSucceeded");
    }

    @Test
    void waitLastsUntilItsTimestamp() {
        String arn = states.start("""
            {"QueryLanguage":"JSONata","StartAt":"W","States":{
              "W":{"Type":"Wait","Timestamp":"2026-11-22T12:00:00+01:00","End":true}}}
            """, "{}");

        assertThat(states.time().ringNext()).isEqualTo(Duration.ofHours(1));
        assertThat(states.ended(arn).status()).isEqualTo("SUCCEEDED");
    }

    @Test
    void waitForATimeThatHasPassedDoesNotWait() {
        var ran = states.run("""
            {"QueryLanguage":"JSONata","StartAt":"W","States":{
              "W":{"Type":"Wait","Timestamp":"1999-01-01T00:00:00Z","End":true}}}
            """, "{}");

        assertThat(ran.status()).isEqualTo("SUCCEEDED");
    }

    @Test
    void expressionThatIsUndefinedFailsAndSaysWhere() {
        var ran = states.run("""
            {"QueryLanguage":"JSONata","StartAt":"P","States":{
              "P":{"Type":"Pass","Output":{"a":[1,{"b":"{% $states.input.missing %}"}]},"End":true}}}
            """, "{}");

        assertThat(ran.error()).isEqualTo("States.QueryEvaluationError");
        assertThat(ran.cause())
                .isEqualTo("An error occurred while executing the state 'P' (entered at the event id #2). The JSONata"
                        + " expression '$states.input.missing' specified for the field 'Output/a[1]/b' returned nothing"
                        + " (undefined).");
        var failed = ran.history().get(2);
        assertThat(failed.evaluationFailedEventDetails().location()).isEqualTo("Output/a[1]/b");
        assertThat(failed.evaluationFailedEventDetails().state()).isEqualTo("P");
        assertThat(failed.previousEventId()).isZero();
    }

    @Test
    void outputBeyondTheLimitFailsBeyondRescue() {
        var ran = states.run("""
            {"QueryLanguage":"JSONata","StartAt":"P","States":{
              "P":{"Type":"Pass","Output":"{% [$states.input, $states.input] %}","End":true}}}
            """, "\"" + "x".repeat(200_000) + "\"");

        assertThat(ran.error()).isEqualTo("States.DataLimitExceeded");
        assertThat(ran.cause())
                .isEqualTo("The state/task 'P' returned a result with a size exceeding the maximum number of bytes"
                        + " service limit.");
    }

    @Test
    void executionBeyondItsTimeEndsAsTimedOut() {
        String arn = states.start("""
            {"QueryLanguage":"JSONata","StartAt":"W","TimeoutSeconds":60,"States":{
              "W":{"Type":"Wait","Seconds":3600,"End":true}}}
            """, "{}");

        states.time().awaitAlarms(2);
        assertThat(states.time().ringNext()).isEqualTo(Duration.ofMinutes(1));
        var ran = states.ended(arn);
        assertThat(ran.status()).isEqualTo("TIMED_OUT");
        assertThat(ran.error()).isNull();
        assertThat(ran.events()).containsExactly("ExecutionStarted", "WaitStateEntered", "ExecutionTimedOut");
    }

    @Test
    void runOfTooManyEventsEndsInsteadOfGrowing() {
        var ran = states.run("""
            {"QueryLanguage":"JSONata","StartAt":"A","States":{
              "A":{"Type":"Choice","Default":"E","Choices":[{"Condition":"{% true %}","Next":"A"}]},
              "E":{"Type":"Succeed"}}}
            """, "{}");

        assertThat(ran.error()).isEqualTo("States.Runtime");
        assertThat(ran.cause()).isEqualTo("The execution reached the maximum number of history events (25000).");
        assertThat(ran.events()).hasSize(25_000).last().isEqualTo("ExecutionFailed");
    }
}
