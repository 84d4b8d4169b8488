package com.opspawn.schema;

import com.networknt.schema.InvalidSchemaException;
import com.networknt.schema.InvalidSchemaRefException;
import java.util.List;

/** What is wrong with a schema, from what the library threw. */
final class Mistakes {
    private Mistakes() {}

    static List<Problem> of(Patterns patterns) {
        return patterns.broken().entrySet().stream()
                .map(broken -> new Problem(
                        "$", "has the pattern '" + broken.getKey() + "', which is none: " + broken.getValue()))
                .toList();
    }

    static String words(RuntimeException thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return switch (cause) {
            case InvalidSchemaRefException e -> "has a reference that leads nowhere: " + e.getMessage();
            case InvalidSchemaException e -> "refers to another document, and none is ever fetched: " + e.getMessage();
            default -> String.valueOf(cause.getMessage());
        };
    }
}
