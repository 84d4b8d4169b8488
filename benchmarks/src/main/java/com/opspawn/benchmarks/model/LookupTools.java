package com.opspawn.benchmarks.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.tool.Effect;
import com.opspawn.tool.Tool;
import com.opspawn.tool.ToolContext;
import com.opspawn.tool.ToolSpec;
import com.opspawn.tool.Tools;
import java.time.Duration;
import java.util.List;

/** A tool that takes no time and gives as many characters as it is asked for. */
public final class LookupTools implements Tools {
    static final String NAME = "lookup";
    private static final int MOST_CHARS = 100_000;

    @Override
    public List<Tool> tools() {
        return List.of(new Lookup());
    }

    private record Lookup() implements Tool {
        @Override
        public ToolSpec spec() {
            ObjectNode parameters = Json.object().put("type", "object");
            ObjectNode properties = parameters.putObject("properties");
            properties.putObject("key").put("type", "string");
            properties.putObject("chars").put("type", "integer");
            parameters.putArray("required").add("key").add("chars");
            return new ToolSpec(NAME, "Looks a key up.", parameters, Effect.READ, Duration.ofSeconds(30), MOST_CHARS);
        }

        @Override
        public String run(ObjectNode arguments, ToolContext context) {
            return Filler.text(
                    arguments.path("key").asText(), arguments.path("chars").asInt());
        }
    }
}
