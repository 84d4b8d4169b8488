package com.opspawn.memory.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.memory.LongTermMemory;
import com.opspawn.memory.MemoryException;
import com.opspawn.memory.MemoryJson;
import com.opspawn.memory.MemoryScope;
import com.opspawn.tool.Effect;
import com.opspawn.tool.Tool;
import com.opspawn.tool.ToolContext;
import com.opspawn.tool.ToolException;
import com.opspawn.tool.ToolSpec;
import java.time.Duration;

/**
 * The tool {@code recall}.
 *
 * <p>Arguments: {@code query}, and {@code limit}, 5 where it is left out. Result: as {@link MemoryJson#forModel}.
 */
final class Recall implements Tool {
    private static final int USUAL_LIMIT = 5;
    private static final int MAX_LIMIT = 20;

    private static final ToolSpec SPEC = new ToolSpec(
            "recall",
            "Searches what was remembered in earlier tasks, by meaning. Gives the nearest memories, best first, each"
                    + " with the task and tool it came from, when, and a score from 0 (unrelated) to 1 (the same).",
            parameters(),
            Effect.READ,
            Duration.ofSeconds(30),
            32_000);

    private final LongTermMemory memory;

    Recall(LongTermMemory memory) {
        this.memory = memory;
    }

    private static ObjectNode parameters() {
        ObjectNode schema = Json.object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties
                .putObject("query")
                .put("type", "string")
                .put("minLength", 1)
                .put("description", "What to look for, in plain words.");
        properties
                .putObject("limit")
                .put("type", "integer")
                .put("minimum", 1)
                .put("maximum", MAX_LIMIT)
                .put("description", "How many memories at the most; " + USUAL_LIMIT + " if left out.");
        schema.putArray("required").add("query");
        return schema.put("additionalProperties", false);
    }

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public String run(ObjectNode arguments, ToolContext context) throws ToolException, InterruptedException {
        String query = arguments.path("query").asText().strip();
        int limit = arguments.path("limit").asInt(USUAL_LIMIT);
        if (query.isEmpty()) {
            throw new ToolException("query is blank: write what to look for");
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new ToolException("limit is " + limit + ": use 1 to " + MAX_LIMIT);
        }
        MemoryScope scope = new MemoryScope(context.task().tenant(), context.agentId());
        try {
            return MemoryJson.forModel(memory.search(scope, query, limit, LongTermMemory.ANY_SCORE));
        } catch (MemoryException e) {
            throw failed("nothing could be recalled", e);
        }
    }

    /** A call that was told to stop says so, and not that memory failed. */
    static ToolException failed(String what, MemoryException e) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return new ToolException(what + ": " + e.getMessage(), e);
    }
}
