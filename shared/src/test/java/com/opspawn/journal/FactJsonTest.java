package com.opspawn.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.opspawn.json.Json;
import com.opspawn.json.ObjectReader;
import com.opspawn.task.Samples;
import com.opspawn.trace.TraceContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class FactJsonTest {

    static List<Fact> facts() {
        return Facts.ofEachKind();
    }

    private static Fact stored(Fact fact) {
        return FactJson.read(FactJson.type(fact), ObjectReader.of(Json.write(FactJson.write(fact))));
    }

    private static List<Class<?>> kinds(Class<?> type) {
        List<Class<?>> kinds = new ArrayList<>();
        if (type.isSealed()) {
            for (Class<?> kind : type.getPermittedSubclasses()) {
                kinds.addAll(kinds(kind));
            }
        } else {
            kinds.add(type);
        }
        return kinds;
    }

    @Test
    void thereIsASampleOfEachKind() {
        assertThat(facts())
                .<Class<?>>extracting(Object::getClass)
                .containsExactlyInAnyOrderElementsOf(kinds(Fact.class));
    }

    @Test
    void eachKindHasATypeOfItsOwn() {
        assertThat(facts()).extracting(FactJson::type).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("facts")
    void aFactIsReadAsItWasWritten(Fact fact) {
        assertThat(stored(fact)).isEqualTo(fact);
    }

    @Test
    void aCallersTraceIsKeptAndOneThatIsNoneIsNotReadAsOne() {
        String traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        Fact traced = new Fact.Submitted(Samples.FULL.in(TraceContext.parse(traceparent)));

        assertThat(stored(traced)).isEqualTo(traced).isNotEqualTo(new Fact.Submitted(Samples.FULL));
        assertThat(FactJson.write(traced).path("traceparent").asText()).isEqualTo(traceparent);
        assertThat(FactJson.write(new Fact.Submitted(Samples.FULL)).has("traceparent"))
                .isFalse();
        assertThat(FactJson.read(
                        "submitted",
                        ObjectReader.of(Json.write(FactJson.write(traced).put("traceparent", "x")))))
                .isEqualTo(new Fact.Submitted(Samples.FULL));
    }

    @ParameterizedTest
    @EnumSource
    void everyFinishReasonIsReadAsItWasWritten(FinishReason reason) {
        Fact.ModelAnswered answer = new Fact.ModelAnswered(
                "demo/demo", "", List.of(), reason, Facts.CALLS_TOOLS.usage(), Facts.CALLS_TOOLS.askedAt());

        assertThat(stored(answer)).isEqualTo(answer);
    }

    @ParameterizedTest
    @EnumSource
    void everyToolStatusIsReadAsItWasWritten(ToolStatus status) {
        Fact finished = new Fact.ToolsFinished(List.of(new ToolResult(
                "call_1",
                "clock",
                status,
                "",
                Facts.TOOLS_FINISHED.results().getFirst().duration())));

        assertThat(stored(finished)).isEqualTo(finished);
    }

    @Test
    void aTypeOfANewerVersionIsNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> FactJson.read("child_started", ObjectReader.of("{}")))
                .withMessage("journal entry of type 'child_started': this version does not know it; "
                        + "deploy the newer one");
    }

    @Test
    void fieldsOfANewerVersionArePassedOver() {
        assertThat(FactJson.read("completed", ObjectReader.of("{\"result\": \"42\", \"confidence\": 0.9}")))
                .isEqualTo(new Fact.Completed("42"));
    }

    @Test
    void aMissingFieldIsNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> FactJson.read("completed", ObjectReader.of("{}")))
                .withMessage("stored JSON: field 'result' is missing");
    }

    @Test
    void anEntryIsShownWithItsPlaceTypeAndTime() {
        assertThat(Json.write(EntryJson.write(new Entry(1, Samples.NOON, Facts.CALLS_TOOLS))))
                .isEqualTo("""
                    {"seq":1,"type":"model_answered","at":"2026-11-22T12:00:00Z","model":"openai/gpt-5",\
                    "text":"Let me see.","tool_calls":[{"id":"call_1","tool":"calculator",\
                    "arguments":"{\\"expression\\": \\"6*7\\"}"},{"id":"call_2","tool":"nosuch","arguments":"not json"}],\
                    "finish_reason":"tool_calls","usage":{"input_tokens":100,"output_tokens":20,"cached_input_tokens":0,\
                    "reasoning_tokens":0,"total_tokens":120},\
                    "asked_at":"2026-11-22T12:00:00.250Z"}\
                    """);
    }
}
