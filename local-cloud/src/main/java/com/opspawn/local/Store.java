package com.opspawn.local;

import java.nio.file.Path;

/** Where a local cloud keeps what the template's table is for. */
public enum Store {
    /** In one file of our own, or in memory: {@link com.opspawn.local.store.EmbeddedStore}. */
    EMBEDDED,
    /** DynamoDB Local, with the API of DynamoDB for whoever wants it. */
    DYNAMODB_LOCAL;

    /** Whether it has kept anything in a data directory. */
    public boolean hasKept(Path data) {
        return DataDirectory.isKept(data, this);
    }

    /** As {@code --store} has it. */
    public String optionName() {
        return switch (this) {
            case EMBEDDED -> "embedded";
            case DYNAMODB_LOCAL -> "dynamodb-local";
        };
    }
}
