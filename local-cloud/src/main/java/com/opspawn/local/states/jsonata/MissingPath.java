package com.opspawn.local.states.jsonata;

/** A {@link ReferencePath} that leads nowhere. The message is AWS's sentence without the prefix that names the state. */
public final class MissingPath extends RuntimeException {
    MissingPath(String path, String field, String input) {
        super(
                "The JSONPath '%s' specified for the field '%s' could not be found in the input '%s'"
                        .formatted(path, field, input),
                null,
                false,
                false);
    }
}
