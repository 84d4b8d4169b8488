package com.opspawn.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.http.ApiResponse;
import com.opspawn.http.FieldProblem;
import com.opspawn.http.Problem;
import com.opspawn.json.Json;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Events as a browser's {@code EventSource} takes them. An answer through the gateway cannot stay open, so it ends behind
 * what there is, and the client comes back with the place that it has reached:
 *
 * <pre>
 * retry: 500
 * id: 0
 * data: {"seq":0,"type":"submitted", …}
 *
 * id: 1
 * data: {"seq":1,"type":"model_answered", …}
 *
 * </pre>
 *
 * <p>Events have no name: {@code onmessage} sees them all, those of kinds that are added later too, where a named event is
 * seen only by who asks for its name. The kind is the data's {@code type}.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">the standard</a>
 */
final class EventStream {
    static final String TYPE = "text/event-stream";
    static final String LAST_EVENT_ID = "Last-Event-ID";

    /** Before a client comes back, in milliseconds: twice a second is live to the eye, and cheap while little happens. */
    private static final int RETRY = 500;

    private EventStream() {}

    /**
     * Nothing but the events themselves ends with an empty line: at one, a client takes over the last id of this answer, and
     * before the first event that is none, so that it would begin again.
     */
    static ApiResponse response(List<ObjectNode> events) {
        StringBuilder body = new StringBuilder("retry: ").append(RETRY).append('\n');
        for (ObjectNode event : events) {
            body.append("id: ").append(event.path("seq").asLong()).append('\n');
            // One line, whatever the texts in it: JSON writes line ends as escapes.
            body.append("data: ").append(Json.write(event)).append("\n\n");
        }
        if (events.isEmpty()) {
            body.append(": nothing new\n");
        }
        return new ApiResponse(200, Map.of("Cache-Control", "no-cache, no-store"), TYPE, body.toString());
    }

    /** The place that an id stands for; empty where it was never given out. */
    static OptionalLong place(String id) {
        String seq = id.strip();
        return seq.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(seq)) : OptionalLong.empty();
    }

    static ApiResponse notOurs(String id) {
        String detail = LAST_EVENT_ID + " must be the id of an event, its seq, but is '" + id + "'";
        return Problem.invalid(List.of(new FieldProblem(LAST_EVENT_ID, "invalid", detail)))
                .response();
    }
}
