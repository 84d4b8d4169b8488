package com.opspawn.system;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Reads one answer of type {@code text/event-stream}, byte by byte, by the letter of the standard.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation">the standard</a>
 */
final class EventStreamParser {
    /**
     * @param type {@code message} where the server gave none
     * @param lastEventId where a client goes on
     */
    record Message(String type, String data, String lastEventId) {}

    /** What a stream tells its client besides messages. */
    interface Client extends Consumer<Message> {
        /** At each empty line, after a message or not. */
        void lastEventId(String id);

        void retry(long millis);
    }

    private final Client client;
    private final LongConsumer retry;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private String type = "";
    // Empty at each answer's beginning, whatever the client has reached.
    private String lastEventId = "";
    private boolean first = true;
    private boolean afterCarriageReturn;

    EventStreamParser(Client client) {
        this.client = client;
        this.retry = client::retry;
    }

    void accept(int octet) {
        boolean secondHalf = afterCarriageReturn && octet == '\n';
        afterCarriageReturn = octet == '\r';
        if (octet == '\n' || octet == '\r') {
            if (!secondHalf) {
                endLine();
            }
        } else {
            line.write(octet);
        }
    }

    private void endLine() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        String read = first && text.startsWith("\uFEFF") ? text.substring(1) : text;
        first = false;
        if (read.isEmpty()) {
            dispatch();
        } else if (!read.startsWith(":")) {
            int colon = read.indexOf(':');
            String value = colon < 0 ? "" : read.substring(colon + 1);
            field(colon < 0 ? read : read.substring(0, colon), value.startsWith(" ") ? value.substring(1) : value);
        }
    }

    private void field(String name, String value) {
        switch (name) {
            case "event" -> type = value;
            case "data" -> data.append(value).append('\n');
            case "id" -> lastEventId = value.contains("\0") ? lastEventId : value;
            case "retry" -> {
                if (value.matches("[0-9]+")) {
                    retry.accept(Long.parseLong(value));
                }
            }
            default -> {}
        }
    }

    private void dispatch() {
        client.lastEventId(lastEventId);
        if (!data.isEmpty()) {
            String text = data.substring(0, data.length() - 1);
            client.accept(new Message(type.isEmpty() ? "message" : type, text, lastEventId));
        }
        data.setLength(0);
        type = "";
    }
}
