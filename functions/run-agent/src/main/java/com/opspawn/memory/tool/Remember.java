package com.opspawn.memory.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.memory.LongTermMemory;
import com.opspawn.memory.MemoryEntry;
import com.opspawn.memory.MemoryException;
import com.opspawn.memory.MemoryScope;
import com.opspawn.memory.Provenance;
import com.opspawn.tool.Effect;
import com.opspawn.tool.Tool;
import com.opspawn.tool.ToolContext;
import com.opspawn.tool.ToolException;
import com.opspawn.tool.ToolSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * The tool {@code remember}.
 *
 * <p>Argument: {@code text}. Result: {@code {"memory_id":"mem_…"}}. Run again for the same call, it remembers nothing
 * twice.
 */
final class Remember implements Tool {
    static final String NAME = "remember";

    private static final ToolSpec SPEC = new ToolSpec(
            NAME,
            "Keeps a fact for later tasks: a user's preference, a decision, something learned. Write one self-contained"
                    + " statement that can be understood without this conversation. Never keep passwords or keys.",
            parameters(),
            Effect.IDEMPOTENT,
            Duration.ofSeconds(30),
            1_000);

    private final LongTermMemory memory;
    private final Clock clock;

    Remember(LongTermMemory memory, Clock clock) {
        this.memory = memory;
        this.clock = clock;
    }

    private static ObjectNode parameters() {
        ObjectNode schema = Json.object().put("type", "object");
        schema.putObject("properties")
                .putObject("text")
                .put("type", "string")
                .put("minLength", 1)
                .put("maxLength", MemoryEntry.MAX_TEXT)
                .put("description", "What to remember, in one or a few sentences.");
        schema.putArray("required").add("text");
        return schema.put("additionalProperties", false);
    }

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public String run(ObjectNode arguments, ToolContext context) throws ToolException, InterruptedException {
        String text = arguments.path("text").asText().strip();
        if (text.isEmpty() || text.length() > MemoryEntry.MAX_TEXT) {
            throw new ToolException("text has " + text.length() + " characters: write 1 to " + MemoryEntry.MAX_TEXT);
        }
        MemoryEntry entry = new MemoryEntry(
                MemoryEntry.idFrom(context.effectKey()),
                text,
                new Provenance(context.task().taskId(), NAME),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        try {
            memory.add(new MemoryScope(context.task().tenant(), context.agentId()), entry);
        } catch (MemoryException e) {
            throw Recall.failed("not remembered", e);
        }
        return Json.write(Json.object().put("memory_id", entry.id()));
    }
}
