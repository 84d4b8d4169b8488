package com.opspawn.local.states;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VariablesTest {
    private final TestStates states = new TestStates();

    @AfterEach
    void stop() {
        states.close();
    }

    @Test
    void variableIsThereInAllLaterStates() {
        var ran = states.run("""
            {"QueryLanguage":"JSONata","StartAt":"A","States":{
              "A":{"Type":"Pass","Assign":{"x":1,"y":{"z":"{% $states.input.n %}"}},"Next":"B"},
              "B":{"Type":"Pass","Assign":{"x":"{% $x + 1 %}"},"Next":"C"},
              "C":{"Type":"Pass","Output":"{% [$x, $y] %}","End":true}}}
            """, "{\"n\":null}");

        assertThat(ran.output()).isEqualTo("[2,{\"z\":null}]");
        var exited = ran.history().get(2).stateExitedEventDetails();
        assertThat(exited.assignedVariables()).containsEntry("x", "1").containsEntry("y", "{\"z\":null}");
    }

    @Test
    void outputDoesNotSeeWhatTheSameStateAssigns() {
        var ran = states.run("""
            {"QueryLanguage":"JSONata","StartAt":"A","States":{
              "A":{"Type":"Pass","Assign":{"x":1},"Next":"B"},
              "B":{"Type":"Pass","Assign":{"x":2,"y":"{% $x %}"},"Output":"{% $x %}","Next":"C"},
              "C":{"Type":"Pass","Output":"{% [$states.input, $x, $y] %}","End":true}}}
            """, "{}");

        assertThat(ran.output()).isEqualTo("[1,2,1]");
    }

    @Test
    void branchSeesOuterVariablesAndKeepsItsOwn() {
        var ran = states.run("""
            {"QueryLanguage":"JSONata","StartAt":"A","States":{
              "A":{"Type":"Pass","Assign":{"x":1},"Next":"P"},
              "P":{"Type":"Parallel","Next":"C","Branches":[
                {"StartAt":"B","States":{"B":{"Type":"Pass","Assign":{"inner":5},"Next":"B2"},
                  "B2":{"Type":"Pass","Output":"{% $x + $inner %}","End":true}}},
                {"StartAt":"D","States":{"D":{"Type":"Pass","Output":"{% $exists($inner) %}","End":true}}}]},
              "C":{"Type":"Pass","Output":"{% [$states.input, $exists($inner)] %}","End":true}}}
            """, "{}");

        assertThat(ran.output()).isEqualTo("[6,false,false]");
    }

    @Test
    void iterationsDoNotSeeEachOthersVariables() {
        var ran = states.run("""
            {"QueryLanguage":"JSONata","StartAt":"M","States":{
              "M":{"Type":"Map","Items":[1,2],"MaxConcurrency":1,"End":true,"ItemProcessor":{"StartAt":"A","States":{
                "A":{"Type":"Choice","Choices":[{"Condition":"{% $exists($seen) %}","Next":"Bad"}],"Default":"B",
                     "Assign":{"seen":true}},
                "B":{"Type":"Pass","Output":"{% $seen %}","End":true},
                "Bad":{"Type":"Fail"}}}}}}
            """, "{}");

        assertThat(ran.output()).isEqualTo("[true,true]");
    }

    @Test
    void constantsOfAJsonPathStateAreVariablesToo() {
        var ran = states.run("""
            {"StartAt":"A","States":{
              "A":{"Type":"Pass","Assign":{"x":1},"Next":"B"},
              "B":{"Type":"Pass","QueryLanguage":"JSONata","Output":"{% $sum($states.input.l) + $x %}","End":true}}}
            """, "{\"l\":[1,2,3]}");

        assertThat(ran.output()).isEqualTo("7");
    }

    @Test
    void contextTellsOfExecutionMachineAndState() {
        String arn = states.start("""
            {"QueryLanguage":"JSONata","StartAt":"A","States":{
              "A":{"Type":"Pass","Output":"{% $states.context %}","End":true}}}
            """, "{\"q\":1}");

        assertThat(states.ended(arn).output())
                .isEqualTo("{\"Execution\":{\"Id\":\"" + arn + "\",\"Input\":{\"q\":1},"
                        + "\"StartTime\":\"2026-11-22T10:00:00.000Z\",\"Name\":\"id-3\",\"RoleArn\":\""
                        + TestStates.ROLE
                        + "\",\"RedriveCount\":0},\"StateMachine\":{\"Id\":\"arn:aws:states:us-east-1:000000000000:"
                        + "stateMachine:machine-1\",\"Name\":\"machine-1\"},\"State\":{\"Name\":\"A\","
                        + "\"EnteredTime\":\"2026-11-22T10:00:00.000Z\"}}");
    }
}
