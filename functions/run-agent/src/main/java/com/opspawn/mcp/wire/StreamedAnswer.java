package com.opspawn.mcp.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.mcp.wire.WireException.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/** An answer that comes as an event stream, other messages before it. A stream that was cut is taken up again where it can be. */
final class StreamedAnswer {
    /** All messages of one stream together: 32 MiB. */
    private static final int MAX_STREAM_BYTES = 4 * Connection.MAX_MESSAGE_BYTES;

    private final long id;
    private final Consumer<Message> others;
    private final HttpAnswers answers;
    private final EventStream events = new EventStream();

    /** @param others takes what is not the answer */
    StreamedAnswer(long id, Consumer<Message> others, HttpAnswers answers) {
        this.id = id;
        this.others = others;
        this.answers = answers;
    }

    /** Asks for the rest of a stream. */
    @FunctionalInterface
    interface Resume {
        HttpResponse<InputStream> after(String lastEventId) throws WireException, InterruptedException;
    }

    JsonNode await(HttpResponse<InputStream> first, Resume resume) throws WireException, InterruptedException {
        HttpResponse<InputStream> response = first;
        while (true) {
            Optional<JsonNode> answer = read(response);
            if (answer.isPresent()) {
                return answer.get();
            }
            if (!events.canResume()) {
                throw cut("");
            }
            Thread.sleep(events.pause());
            response = resume.after(events.lastId());
            if (response.statusCode() != 200 || !answers.isStream(response)) {
                Exchange.close(response);
                throw cut(", and its rest was refused with " + response.statusCode());
            }
        }
    }

    private static WireException cut(String more) {
        return new WireException(Outcome.UNKNOWN, "ended its stream before the answer" + more);
    }

    /** Empty where the connection ended before the answer. */
    private Optional<JsonNode> read(HttpResponse<InputStream> response) throws WireException {
        try (InputStream body = new CappedStream(response.body(), MAX_STREAM_BYTES)) {
            EventStream.Reading reading = events.read(body);
            for (Optional<String> data = reading.next(); data.isPresent(); data = reading.next()) {
                for (Message message : answers.parse(data.get().getBytes(StandardCharsets.UTF_8))) {
                    if (HttpAnswers.isAnswer(message, id)) {
                        return Optional.of(answers.result(message));
                    }
                    others.accept(message);
                }
            }
            return Optional.empty();
        } catch (Lines.TooLong e) {
            throw new WireException(Outcome.UNKNOWN, String.valueOf(e.getMessage()), e);
        } catch (IOException broken) {
            return Optional.empty();
        }
    }
}
