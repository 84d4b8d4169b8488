package com.opspawn.local.function.packaged;

import com.opspawn.local.function.FunctionError;
import java.util.Optional;

/** What a runtime client says to the Runtime API, from inside of its sandbox. */
interface RuntimeCalls {
    /** It is ready for a call, and waits for it. Empty where none will come. */
    Optional<Call> next() throws InterruptedException;

    /** Whether that was the call that it has. */
    boolean answered(String requestId, String payload);

    /** Whether that was the call that it has. */
    boolean failed(String requestId, FunctionError error);

    /** It cannot take calls at all. */
    void notStarted(FunctionError error);
}
