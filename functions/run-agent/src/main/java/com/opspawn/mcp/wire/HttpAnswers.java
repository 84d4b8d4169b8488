package com.opspawn.mcp.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import com.opspawn.mcp.wire.WireException.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** What HTTP answers mean. */
final class HttpAnswers {
    private static final int ERROR_BYTES = 2_000;
    private static final int ERROR_CHARS = 300;

    private final Secrets secrets;

    HttpAnswers(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * Leaves a success alone. A session that the server no longer knows is answered 404; many servers that were written
     * after the reference one's example answer 400 and speak of it. Neither has carried anything out.
     */
    void requireSuccess(HttpResponse<InputStream> response, boolean inSession) throws WireException {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return;
        }
        String reason = reason(response);
        String text = "answered " + status + hint(status) + reason;
        boolean forgotten = status == 404
                || (status == 400 && reason.toLowerCase(Locale.ROOT).contains("session"));
        if (inSession && forgotten) {
            throw new WireException(Outcome.SESSION_OVER, text);
        }
        throw new WireException(status / 100 == 4 ? Outcome.NOT_DONE : Outcome.UNKNOWN, text);
    }

    private static String hint(int status) {
        return switch (status) {
            case 401, 403 -> " (it does not accept these credentials: look at the server's headers)";
            case 404, 405 -> " (no streamable HTTP there: look at the server's url)";
            case 429 -> " (too many requests)";
            default -> "";
        };
    }

    private String reason(HttpResponse<InputStream> response) {
        try {
            byte[] body = response.body().readNBytes(ERROR_BYTES);
            String text = secrets.hide(words(new String(body, StandardCharsets.UTF_8)))
                    .replaceAll("\\s+", " ")
                    .strip();
            return text.isEmpty() ? "" : ": " + text.substring(0, Math.min(text.length(), ERROR_CHARS));
        } catch (IOException e) {
            return "";
        }
    }

    private static String words(String body) {
        try {
            String message = Json.parse(body).path("error").path("message").asText();
            return message.isEmpty() ? body : message;
        } catch (JsonProcessingException e) {
            return body;
        }
    }

    boolean isStream(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Content-Type")
                .map(type -> type.toLowerCase(Locale.ROOT).startsWith("text/event-stream"))
                .orElse(false);
    }

    /** An answer that is one JSON document. */
    JsonNode single(HttpResponse<InputStream> response, long id) throws WireException {
        try (InputStream body = new CappedStream(response.body(), Connection.MAX_MESSAGE_BYTES)) {
            for (Message message : parse(body.readAllBytes())) {
                if (isAnswer(message, id)) {
                    return result(message);
                }
            }
            throw new WireException(Outcome.UNKNOWN, "did not answer what it was asked");
        } catch (Lines.TooLong e) {
            throw new WireException(Outcome.UNKNOWN, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new WireException(Outcome.UNKNOWN, "broke the connection: " + e.getMessage(), e);
        }
    }

    List<Message> parse(byte[] json) throws WireException {
        try {
            return Message.read(Json.parse(json));
        } catch (JsonProcessingException e) {
            throw new WireException(Outcome.UNKNOWN, "sent no valid JSON: " + e.getOriginalMessage(), e);
        }
    }

    static boolean isAnswer(Message message, long id) {
        return switch (message) {
            case Message.Result result -> result.id() == id;
            case Message.Refusal refusal -> refusal.id() == id;
            case Message.Malformed malformed -> malformed.id() == id;
            case Message.Request request -> false;
            case Message.Notification notification -> false;
            case Message.Noise noise -> false;
        };
    }

    /** What one message says as an answer. */
    JsonNode result(Message answer) throws WireException {
        return switch (answer) {
            case Message.Result result -> result.result();
            case Message.Refusal refusal -> throw WireException.refused(refusal, secrets);
            case Message.Malformed bad -> throw WireException.malformed(bad.why());
            case Message.Request request -> throw WireException.malformed("a request in its place");
            case Message.Notification notification -> throw WireException.malformed("a notification in its place");
            case Message.Noise noise -> throw WireException.malformed(noise.why());
        };
    }
}
