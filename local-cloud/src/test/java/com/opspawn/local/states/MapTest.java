package com.opspawn.local.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

class MapTest {
    private final TestStates states = new TestStates();

    @AfterEach
    void stop() {
        states.close();
    }

    private static String map(String more, String state) {
        return "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"M\",\"States\":{\"M\":{\"Type\":\"Map\","
                + "\"ItemProcessor\":{\"ProcessorConfig\":{\"Mode\":\"INLINE\"},\"StartAt\":\"I\",\"States\":{\"I\":"
                + state
                + "}}" + more + ",\"End\":true}}}";
    }

    @Test
    void everyItemIsProcessedAndTheResultKeepsTheirOrder() {
        var ran = states.run(
                map(
                        ",\"Items\":\"{% $states.input.list %}\"",
                        "{\"Type\":\"Pass\",\"Output\":\"{% $states.input * 10 %}\",\"End\":true}"),
                "{\"list\":[3,1,2]}");

        assertThat(ran.output()).isEqualTo("[30,10,20]");
    }

    @Test
    void selectorMakesAnItemsInputFromItsIndexAndValue() {
        var ran = states.run(
                map(
                        ",\"Items\":[\"a\",null],\"ItemSelector\":{\"i\":\"{% $states.context.Map.Item.Index %}\","
                                + "\"v\":\"{% $states.context.Map.Item.Value %}\",\"all\":\"{% $states.input %}\"}",
                        "{\"Type\":\"Pass\",\"End\":true}"),
                "7");

        assertThat(ran.output()).isEqualTo("[{\"i\":0,\"v\":\"a\",\"all\":7},{\"i\":1,\"v\":null,\"all\":7}]");
    }

    @Test
    void iterationSeesItsItemInTheContext() {
        var ran = states.run(
                map(
                        ",\"Items\":[5,6]",
                        "{\"Type\":\"Pass\",\"Output\":\"{% $states.context.Map.Item %}\",\"End\":true}"),
                "{}");

        assertThat(ran.output()).isEqualTo("[{\"Index\":0,\"Value\":5},{\"Index\":1,\"Value\":6}]");
    }

    @Test
    void concurrencyIsBounded() {
        String arn = states.start(
                map(
                        ",\"Items\":[1,2,3],\"MaxConcurrency\":\"{% 2 %}\"",
                        "{\"Type\":\"Wait\",\"Seconds\":\"{% $states.input * 10 %}\",\"End\":true}"),
                "{}");

        states.time().awaitAlarms(2);
        assertThat(started(states.history(arn))).isEqualTo(2);
        assertThat(states.time().ringNext()).isEqualTo(Duration.ofSeconds(10));
        states.time().awaitAlarms(2);
        assertThat(started(states.history(arn))).isEqualTo(3);
        states.time().ringNext();
        states.time().ringNext();
        assertThat(states.ended(arn).output()).isEqualTo("[1,2,3]");
    }

    private static int started(List<HistoryEvent> events) {
        return Collections.frequency(
                events.stream().map(HistoryEvent::typeAsString).toList(), "MapIterationStarted");
    }

    @Test
    void failedIterationFailsTheStateAndCutsTheOthersOff() {
        String machine = map(
                        ",\"Items\":[1,2],\"Catch\":[{\"ErrorEquals\":[\"E\"],\"Next\":\"Caught\"}]",
                        "{\"Type\":\"Wait\",\"Seconds\":\"{% $states.input %}\",\"Next\":\"F\"},"
                                + "\"F\":{\"Type\":\"Fail\",\"Error\":\"E\"}")
                .replace("\"End\":true}}}", "\"End\":true},\"Caught\":{\"Type\":\"Succeed\"}}}");
        String arn = states.start(machine, "{}");
        states.time().awaitAlarms(2);
        states.time().ringNext();

        var ran = states.ended(arn);
        assertThat(ran.output()).isEqualTo("{\"Error\":\"E\",\"Cause\":\"\"}");
        assertThat(ran.events())
                .containsExactly(
                        "ExecutionStarted",
                        "MapStateEntered",
                        "MapStateStarted",
                        "MapIterationStarted",
                        "MapIterationStarted",
                        "WaitStateEntered",
                        "WaitStateEntered",
                        "WaitStateExited",
                        "FailStateEntered",
                        "MapIterationFailed",
                        "MapIterationAborted",
                        "WaitStateAborted",
                        "MapStateFailed",
                        "MapStateExited",
                        "SucceedStateEntered",
                        "SucceedStateExited",
                        "ExecutionSucceeded");
    }

    @Test
    void eventsAreChainedAsAwsChainsThem() {
        var ran = states.run(map(",\"Items\":[1,2],\"MaxConcurrency\":1", "{\"Type\":\"Pass\",\"End\":true}"), "{}");

        assertThat(ran.history())
                .extracting(event -> event.id() + "<" + event.previousEventId() + " " + event.typeAsString())
                .containsExactly(
                        "1<0 ExecutionStarted",
                        "2<0 MapStateEntered",
                        "3<2 MapStateStarted",
                        "4<3 MapIterationStarted",
                        "5<4 PassStateEntered",
                        "6<5 PassStateExited",
                        "7<6 MapIterationSucceeded",
                        "8<6 MapIterationStarted",
                        "9<8 PassStateEntered",
                        "10<9 PassStateExited",
                        "11<10 MapIterationSucceeded",
                        "12<11 MapStateSucceeded",
                        "13<11 MapStateExited",
                        "14<13 ExecutionSucceeded");
    }

    @Test
    void inputThatIsNoArrayFails() {
        var ran = states.run(map("", "{\"Type\":\"Pass\",\"End\":true}"), "{\"a\":1}");

        assertThat(ran.error()).isEqualTo("States.QueryEvaluationError");
        assertThat(ran.cause())
                .isEqualTo(
                        "An error occurred while executing the state 'M' (entered at the event id #2). Map state input"
                                + " must be an array but was: {\"a\":1}");
        assertThat(ran.history().get(2).evaluationFailedEventDetails().location())
                .isNull();
    }
}
