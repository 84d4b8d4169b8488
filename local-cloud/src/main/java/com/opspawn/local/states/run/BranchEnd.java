package com.opspawn.local.states.run;

import com.opspawn.local.states.json.Payload;

/** How the states of one graph ended. */
sealed interface BranchEnd {
    record Succeeded(Payload output) implements BranchEnd {}

    record Failed(Failure failure) implements BranchEnd {}
}
