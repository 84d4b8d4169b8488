package com.opspawn.tool.annotated;

import java.util.List;

/** Users' tools have mistakes. The message lists every one, with its place and its fix. */
public final class UserToolsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UserToolsException(List<String> problems) {
        super("tools: " + String.join("; ", problems));
    }
}
