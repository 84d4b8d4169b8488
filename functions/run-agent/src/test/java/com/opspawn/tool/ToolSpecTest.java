package com.opspawn.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ToolSpecTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static ObjectNode object() {
        return Json.object().put("type", "object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a.b", "ü", "a\n"})
    void aNameThatAProviderWouldRefuseIsRefusedHere(String name) {
        assertThatThrownBy(() -> new ToolSpec(name, "", object(), Effect.READ, SECOND, 1))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("tool name '" + name + "': use 1 to 64 letters, digits, _ and -");
    }

    @Test
    void theLongestNameHas64Characters() {
        assertThat(new ToolSpec("a".repeat(64), "", object(), Effect.READ, SECOND, 1).name())
                .hasSize(64);
        assertThatThrownBy(() -> new ToolSpec("a".repeat(65), "", object(), Effect.READ, SECOND, 1))
                .isExactlyInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void parametersAreAnObject() {
        assertThatThrownBy(() -> new ToolSpec("tool", "", Json.object().put("type", "array"), Effect.READ, SECOND, 1))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("tool tool: its parameters' schema must be of type object");
    }

    @Test
    void timeAndOutputHaveBounds() {
        assertThatThrownBy(() -> new ToolSpec("tool", "", object(), Effect.READ, Duration.ZERO, 1))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("tool tool: its time-out and output cap must be above zero");
        assertThatThrownBy(() -> new ToolSpec("tool", "", object(), Effect.READ, SECOND, 0))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("tool tool: its time-out and output cap must be above zero");
    }

    @Test
    void nobodyChangesASpecFromOutside() {
        ObjectNode parameters = object();
        ToolSpec spec = new ToolSpec("tool", "", parameters, Effect.READ, SECOND, 1);

        parameters.put("type", "array");
        spec.parameters().put("type", "string");

        assertThat(spec.parameters()).isEqualTo(object());
    }
}
