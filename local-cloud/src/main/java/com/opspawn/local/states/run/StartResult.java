package com.opspawn.local.states.run;

import com.opspawn.local.states.log.ExecutionStart;

/** What asking for an execution gave. */
public sealed interface StartResult {
    /** It runs: begun now, or begun before under the same name with the same input. */
    record Running(ExecutionStart start) implements StartResult {}

    /** The name belongs to an execution with another input, or to one that has ended. */
    record NameTaken(ExecutionStart holder) implements StartResult {}
}
