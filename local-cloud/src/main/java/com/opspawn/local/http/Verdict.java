package com.opspawn.local.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Whether a request comes through. */
sealed interface Verdict {
    /** @param caller what was verified of whoever asks, as events have it under {@code authorizer} */
    record Admitted(Optional<ObjectNode> caller) implements Verdict {}

    record Refused(HttpAnswer answer) implements Verdict {}
}
