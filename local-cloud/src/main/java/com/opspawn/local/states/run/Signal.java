package com.opspawn.local.states.run;

import com.opspawn.local.states.FunctionInvoker;
import com.opspawn.local.states.json.Payload;
import java.util.Optional;

/** What a running task is told. */
sealed interface Signal {
    /** The function that was called has ended. */
    record Answered(FunctionInvoker.Outcome outcome) implements Signal {}

    /** SendTaskSuccess. */
    record Success(Payload output) implements Signal {}

    /** SendTaskFailure. */
    record Failed(Optional<String> error, Optional<String> cause) implements Signal {}

    /** SendTaskHeartbeat. */
    record Heartbeat() implements Signal {}

    /** {@code TimeoutSeconds} have passed. */
    record TimedOut() implements Signal {}

    /** {@code HeartbeatSeconds} have passed since the heartbeat of this number. */
    record HeartbeatMissed(int heartbeat) implements Signal {}
}
