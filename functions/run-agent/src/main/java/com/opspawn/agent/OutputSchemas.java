package com.opspawn.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.schema.Compiled;
import com.opspawn.schema.JsonSchema;
import com.opspawn.schema.Problem;
import java.util.LinkedHashMap;
import java.util.Map;

/** Output schemas, each compiled once as long as it is in use. */
final class OutputSchemas {
    private static final int KEPT = 32;

    private final Map<String, OutputSchema> compiled = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, OutputSchema> eldest) {
            return size() > KEPT;
        }
    };

    /** @param schema was found to be one */
    synchronized OutputSchema of(ObjectNode schema) {
        return compiled.computeIfAbsent(Json.write(schema), text -> compile(schema));
    }

    private static OutputSchema compile(ObjectNode schema) {
        return switch (JsonSchema.compile(schema)) {
            case Compiled.Ready ready ->
                new OutputSchema(
                        schema,
                        value -> ready.schema().problems(value).stream()
                                .map(Problem::toString)
                                .toList());
            case Compiled.Broken broken -> throw new IllegalArgumentException(JsonSchema.words(broken.problems()));
        };
    }
}
