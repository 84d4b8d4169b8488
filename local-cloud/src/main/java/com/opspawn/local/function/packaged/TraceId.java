package com.opspawn.local.function.packaged;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** X-Ray's header, as Lambda gives one to every call: here never sampled. */
final class TraceId {
    private TraceId() {}

    /** Of a call's own id and time, so that it is the same for the same call. */
    static String of(Call call) {
        String id = call.invocation().requestId();
        UUID drawn = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
        String hex = drawn.toString().replace("-", "");
        return String.format(
                Locale.ROOT,
                "Root=1-%08x-%s;Parent=%s;Sampled=0",
                call.deadline().getEpochSecond(),
                hex.substring(0, 24),
                hex.substring(16));
    }
}
