package com.opspawn.tool;

import com.opspawn.journal.ToolResult;

/** How the run of a call ended. */
public sealed interface Settled {
    Prepared.Ready call();

    record Known(Prepared.Ready call, ToolResult result) implements Settled {}

    /**
     * It has an effect that must not happen twice, and nobody can tell from this run whether it did.
     *
     * @param why for the model to read
     * @param mayGoOn whether it may still be at work: it was told to stop, and has not said that it did
     */
    record Lost(Prepared.Ready call, String why, boolean mayGoOn) implements Settled {}
}
