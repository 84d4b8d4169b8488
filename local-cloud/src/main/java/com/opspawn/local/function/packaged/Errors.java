package com.opspawn.local.function.packaged;

import com.opspawn.local.function.FunctionError;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Lambda's own errors about sandboxes, in its words. */
final class Errors {
    /** Java tells of a signal by 128 and its number. */
    private static final int SIGNALS = 128;

    private static final Map<Integer, String> NAMES =
            Map.of(6, "aborted", 7, "bus error", 9, "killed", 11, "segmentation fault", 15, "terminated");

    private Errors() {}

    /** @param requestId of the call that it had */
    static FunctionError exited(int status, Optional<String> requestId) {
        String request = requestId.map(id -> "RequestId: " + id + " ").orElse("");
        return FunctionError.own("Runtime.ExitError", request + "Error: Runtime exited " + how(status));
    }

    private static String how(int status) {
        if (status == 0) {
            return "without providing a reason";
        }
        int signal = status - SIGNALS;
        return "with error: "
                + (signal > 0 ? "signal: " + NAMES.getOrDefault(signal, "number " + signal) : "exit status " + status);
    }

    static FunctionError notReady(Duration patience) {
        return FunctionError.own(
                "Sandbox.Timedout",
                String.format(Locale.ROOT, "Error: Init timed out after %.2f seconds", patience.toMillis() / 1000.0));
    }
}
