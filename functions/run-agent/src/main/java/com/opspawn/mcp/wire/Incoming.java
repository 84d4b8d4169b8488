package com.opspawn.mcp.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a server says without being asked. */
final class Incoming {
    private static final Logger LOG = LoggerFactory.getLogger(Incoming.class);

    private final AtomicBoolean toolsChanged = new AtomicBoolean();

    /** @param reply how what the server wants to know is sent back */
    void take(Message message, Consumer<ObjectNode> reply) {
        switch (message) {
            case Message.Request request -> reply.accept(Message.answerTo(request));
            case Message.Notification notification -> {
                if (notification.method().equals("notifications/tools/list_changed")) {
                    toolsChanged.set(true);
                }
            }
            case Message.Result late -> LOG.debug("an answer to request {}, which nobody waits for", late.id());
            case Message.Refusal late -> LOG.debug("a refusal of request {}, which nobody waits for", late.id());
            case Message.Malformed malformed -> LOG.debug("a malformed answer: {}", malformed.why());
            case Message.Noise noise -> LOG.debug("no JSON-RPC: {}", noise.why());
        }
    }

    boolean haveToolsChanged() {
        return toolsChanged.get();
    }

    /** They are about to be listed: what is said from now on counts. */
    void forgetToolsChanged() {
        toolsChanged.set(false);
    }
}
