package com.opspawn.schema;

import java.util.List;

/** What came of reading a schema. */
public sealed interface Compiled {

    /** It can be used. */
    record Ready(JsonSchema schema) implements Compiled {}

    /**
     * It cannot.
     *
     * @param problems every mistake in it that was found, with its place in the schema
     */
    record Broken(List<Problem> problems) implements Compiled {
        public Broken {
            problems = List.copyOf(problems);
        }
    }
}
