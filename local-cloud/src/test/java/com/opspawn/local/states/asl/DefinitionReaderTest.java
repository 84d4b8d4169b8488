package com.opspawn.local.states.asl;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.local.states.jsonata.ExpressionCompiler;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionReaderTest {
    private final DefinitionReader reader = new DefinitionReader(new ExpressionCompiler(new Random(1), () -> "id"));

    private List<String> problems(String definition) {
        return switch (reader.read(definition)) {
            case Parsed.Valid ignored -> List.of();
            case Parsed.Invalid(List<Problem> problems) ->
                problems.stream().map(Problem::toString).toList();
        };
    }

    private static String machine(String state) {
        return "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"S\",\"States\":{\"S\":" + state + "}}";
    }

    @Test
    void everyFieldOfATaskIsTaken() {
        assertThat(problems("""
            {"Comment":"c","Version":"1.0","QueryLanguage":"JSONata","TimeoutSeconds":60,"StartAt":"S","States":{
              "S":{"Type":"Task","Comment":"c","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken",
                "Arguments":{"FunctionName":"f","Payload":{},"InvocationType":"RequestResponse"},
                "TimeoutSeconds":"{% 1 %}","HeartbeatSeconds":5,"Assign":{"x":1},"Output":{},
                "Retry":[{"Comment":"c","ErrorEquals":["A","B"],"IntervalSeconds":1,"BackoffRate":1.5,
                  "MaxAttempts":0,"MaxDelaySeconds":9,"JitterStrategy":"FULL"}],
                "Catch":[{"ErrorEquals":["States.ALL"],"Next":"E","Assign":{},"Output":1}],"End":true},
              "E":{"Type":"Fail","Error":"e","Cause":"c"}}}
            """)).isEmpty();
    }

    @Test
    void allProblemsAreReportedTogetherWithTheirLocations() {
        assertThat(problems("""
            {"QueryLanguage":"JSONata","StartAt":"Foo","States":{
              "Foo":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","Arguments":{},
                "Retry":[{"ErrorEquals":["A"]},{"ErrorEquals":[],"MaxAttempts":-1}],"Next":"Gone"},
              "Bar":{"Type":"Pass","Output":"{% 1 + %}","Colour":"red","End":true},
              "P":{"Type":"Parallel","Branches":[{"StartAt":"X","States":{"X":{"Type":"Wait","End":true}}}],
                "Next":"Bar"}}}
            """))
                .containsExactly(
                        "States.Foo.Resource: 'arn:aws:states:::sqs:sendMessage' is not supported:"
                            + " arn:aws:states:::lambda:invoke, the same with .waitForTaskToken, and a function's ARN"
                            + " are",
                        "States.Foo.Arguments.FunctionName: is missing",
                        "States.Foo.Retry[1].ErrorEquals: must be an array of at least one string",
                        "States.Foo.Retry[1].MaxAttempts: must be a whole number from 0 to 99999999",
                        "States.Bar.Output: 'Output' is not JSONata: S0207: Unexpected end of expression",
                        "States.Bar.Colour: is not supported in a Pass state",
                        "States.P.Branches[0].States.X.Seconds: or Timestamp must be there, and not both",
                        "States.Foo: leads to a state that is not there: 'Gone'",
                        "States.P: is not reachable");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"Type\":\"Pass\"} | States.S.Next: must be there unless End is true, and not with it",
                "{\"Type\":\"Pass\",\"End\":true,\"Next\":\"S\"} | States.S.Next: must be there unless End is true,"
                        + " and not with it",
                "{\"Type\":\"Nap\"} | States.S.Type: is none of Task, Pass, Choice, Wait, Succeed, Fail, Parallel, Map",
                "{\"Type\":\"Pass\",\"ResultPath\":\"$\",\"End\":true} | States.S.ResultPath: is JSONPath, which is"
                        + " not supported: write the state in JSONata",
                "{\"Type\":\"Pass\",\"QueryLanguage\":\"JSONPath\",\"End\":true} | States.S.QueryLanguage: cannot be"
                        + " JSONPath in a machine whose QueryLanguage is JSONata",
                "{\"Type\":\"Wait\",\"Seconds\":1.5,\"End\":true} | States.S.Seconds: must be a whole number of at"
                        + " least 0, or a JSONata expression",
                "{\"Type\":\"Wait\",\"Timestamp\":\"2016-12-05 21:29:29Z\",\"End\":true} | States.S.Timestamp: must be"
                        + " an RFC 3339 date-time with an offset, such as 2026-11-22T10:00:00Z",
                "{\"Type\":\"Choice\",\"Choices\":[]} | States.S.Choices: must have at least one rule",
                "{\"Type\":\"Choice\",\"Choices\":[{\"Next\":\"S\"}]} | States.S.Choices[0].Condition: is missing",
                "{\"Type\":\"Choice\",\"Choices\":[{\"Condition\":\"yes\",\"Next\":\"S\"}]} |"
                        + " States.S.Choices[0].Condition: must be true, false or a JSONata expression",
                "{\"Type\":\"Fail\",\"Cause\":7} | States.S.Cause: must be a string or a JSONata expression",
                "{\"Type\":\"Pass\",\"Assign\":1,\"End\":true} | States.S.Assign: must be an object",
                "{\"Type\":\"Pass\",\"Assign\":{\"states\":1},\"End\":true} | States.S.Assign: must not set 'states',"
                        + " which is reserved",
                "{\"Type\":\"Map\",\"Label\":\"l\",\"ItemProcessor\":{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}},\"End\":true}"
                    + " | States.S.Label: belongs to a distributed Map, which is not supported",
                "{\"Type\":\"Map\",\"ItemProcessor\":{\"ProcessorConfig\":{\"Mode\":\"DISTRIBUTED\"},\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}},\"End\":true}"
                    + " | States.S.ItemProcessor.ProcessorConfig.Mode: must be INLINE: 'DISTRIBUTED' is not supported",
                "{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::lambda:invoke\",\"End\":true} |"
                        + " States.S.Arguments: is missing: it names the function, as FunctionName",
                "{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::lambda:invoke\",\"Arguments\":{\"FunctionName\":\"f\",\"InvocationType\":\"Event\"},\"End\":true}"
                    + " | States.S.Arguments.InvocationType: must be RequestResponse",
                "{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::lambda:invoke\",\"Arguments\":{\"FunctionName\":\"f\",\"Salt\":1},\"End\":true}"
                    + " | States.S.Arguments.Salt: is not supported in the arguments of lambda:invoke",
                "{\"Type\":\"Task\",\"Resource\":\"arn:aws:lambda:us-east-1:000000000000:function:f\",\"Retry\":[{\"ErrorEquals\":[\"States.ALL\"]},{\"ErrorEquals\":[\"A\"]}],\"End\":true}"
                    + " | States.S.Retry[0].ErrorEquals: has States.ALL, which must be alone and last",
                "{\"Type\":\"Task\",\"Resource\":\"arn:aws:lambda:us-east-1:000000000000:function:f\",\"Retry\":[{\"ErrorEquals\":[\"A\"],\"JitterStrategy\":\"SOME\"}],\"End\":true}"
                    + " | States.S.Retry[0].JitterStrategy: must be FULL or NONE"
            })
    void problemsNameFieldAndRemedy(String state, String problem) {
        assertThat(problems(machine(state))).containsExactly(problem);
    }

    @Test
    void jsonPathIsRefusedWhereItMatters() {
        assertThat(problems("""
            {"StartAt":"A","States":{
              "A":{"Type":"Pass","Output":1,"Assign":{"x.$":"$..y"},"Next":"B"},
              "B":{"Type":"Pass","Parameters":{"x":[{"y.$":"States.UUID()"}]},"Next":"C"},
              "C":{"Type":"Fail","Cause":"{% not evaluated %}"}}}
            """))
                .containsExactly(
                        "States.A.Assign: has '$..y' for 'x.$': of JSONPath only paths to one place are supported,"
                                + " such as $.a.b[0]; write the state in JSONata",
                        "States.A.Output: is supported in JSONata only: add \"QueryLanguage\": \"JSONata\"",
                        "States.B.Parameters: has 'States.UUID()' for 'y.$': of JSONPath only paths to one place"
                                + " are supported, such as $.a.b[0]; write the state in JSONata");
    }

    @Test
    void textThatIsNotJsonIsOneProblem() {
        assertThat(problems("{\"StartAt\"")).singleElement().asString().startsWith("is not JSON: ");
        assertThat(problems("[]")).first().isEqualTo("must be an object");
    }

    @Test
    void startMustNameAState() {
        assertThat(problems(
                        "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"X\",\"States\":{\"S\":{\"Type\":\"Succeed\"}}}"))
                .containsExactly("StartAt: names no state: 'X'");
    }

    @Test
    void delayIsBackoffUpToItsMaximum() {
        var retrier = new Retrier(List.of("E"), 2, 9, 3, OptionalInt.of(10), Retrier.Jitter.NONE);

        assertThat(List.of(0, 1, 2, 3))
                .extracting(retry -> retrier.delay(retry, new Random(1)))
                .containsExactly(
                        Duration.ofSeconds(2), Duration.ofSeconds(6), Duration.ofSeconds(10), Duration.ofSeconds(10));
    }
}
