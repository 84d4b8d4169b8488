package com.opspawn.llm.scripted;

import com.opspawn.json.ObjectReader;
import com.opspawn.llm.Message;
import com.opspawn.llm.Prompt;
import com.opspawn.tool.Effect;
import com.opspawn.tool.ToolSpec;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Prompts to ask with. */
public final class Prompts {
    /** Its schema has everything that a narrow mapping loses. */
    public static final ToolSpec WEATHER = tool("weather", """
        {"type": "object", "$schema": "https://json-schema.org/draft/2020-12/schema",
         "properties": {
           "city": {"type": "string", "description": "where", "minLength": 1},
           "days": {"type": "integer", "minimum": 1, "default": 1},
           "near": {"$ref": "#/$defs/place"},
           "unit": {"anyOf": [{"const": "C"}, {"enum": ["F", "K"]}, {"type": "null"}]},
           "parts": {"type": "array", "items": {"type": "object", "properties": {"name": {"type": ["string", "null"]}},
                                                "required": ["name"], "additionalProperties": false}}},
         "required": ["city"], "additionalProperties": false,
         "$defs": {"place": {"type": "object", "properties": {"lat": {"type": "number", "exclusiveMinimum": -90.50},
                                                              "inside": {"$ref": "#/$defs/place"}}}}}
        """);

    /** Takes nothing. */
    public static final ToolSpec CLOCK = tool("clock", "{\"type\": \"object\", \"properties\": {}}");

    private Prompts() {}

    private static ToolSpec tool(String name, String schema) {
        return new ToolSpec(
                name,
                "Tells the " + name + ".",
                ObjectReader.of(schema).node(),
                Effect.READ,
                Duration.ofSeconds(1),
                100);
    }

    public static Prompt hello() {
        return new Prompt(
                "Be brief.",
                List.of(new Message.User("Hello")),
                List.of(),
                OptionalInt.empty(),
                OptionalDouble.empty());
    }

    /** With both tools. */
    public static Prompt of(List<Message> messages) {
        return new Prompt("Be brief.", messages, List.of(WEATHER, CLOCK), OptionalInt.empty(), OptionalDouble.empty());
    }

    public static Prompt of(Message... messages) {
        return of(List.of(messages));
    }
}
