package com.opspawn.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.journal.ToolCall;
import com.opspawn.journal.ToolResult;
import com.opspawn.journal.ToolStatus;
import java.time.Duration;

/** A call as it was read, before it is run. */
public sealed interface Prepared {
    ToolCall call();

    /** A result without a run. */
    default ToolResult refused(ToolStatus status, String why) {
        return new ToolResult(call().id(), call().tool(), status, why, Duration.ZERO);
    }

    /** @param why it cannot be run, for the model to read */
    record Refused(ToolCall call, String why) implements Prepared {}

    /**
     * It can be run.
     *
     * @param tool that acts in the end: another one than is called, where that only hands on
     * @param arguments what it is given: read, and as its schema wants them
     */
    record Ready(ToolCall call, Tool tool, ObjectNode arguments) implements Prepared {

        public Effect effect() {
            return tool.effect(arguments);
        }

        /** Whether nobody may run it who cannot know that nobody else did. */
        public boolean isMarked() {
            return switch (effect()) {
                case ONCE, RECONCILABLE -> true;
                case READ, IDEMPOTENT -> false;
            };
        }
    }
}
