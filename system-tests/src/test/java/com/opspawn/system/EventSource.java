package com.opspawn.system;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A browser's {@code EventSource}: comes back whenever an answer ends or breaks, until it is answered otherwise than 200. */
final class EventSource implements EventStreamParser.Client {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI address;
    private final List<EventStreamParser.Message> messages = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private String lastEventId = "";
    private long retry = 3_000;
    private int answers;

    EventSource(URI address) {
        this.address = address;
    }

    /** Runs until the server closes it, and gives the status that did so. */
    int run() throws InterruptedException {
        while (true) {
            try {
                HttpResponse<InputStream> response = http.send(request(), BodyHandlers.ofInputStream());
                if (response.statusCode() != 200 || !isStream(response)) {
                    response.body().close();
                    return response.statusCode();
                }
                read(response.body());
                answers++;
            } catch (IOException e) {
                broken.add(e.toString());
            }
            Thread.sleep(retry);
        }
    }

    private HttpRequest request() {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "text/event-stream")
                .header("Cache-Control", "no-store");
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        return request.build();
    }

    private static boolean isStream(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.split(";", 2)[0].strip().equals("text/event-stream"))
                .isPresent();
    }

    private void read(InputStream body) throws IOException {
        EventStreamParser parser = new EventStreamParser(this);
        try (body) {
            for (int octet = body.read(); octet >= 0; octet = body.read()) {
                parser.accept(octet);
            }
        }
    }

    @Override
    public void accept(EventStreamParser.Message message) {
        messages.add(message);
    }

    @Override
    public void lastEventId(String id) {
        lastEventId = id;
    }

    @Override
    public void retry(long millis) {
        retry = millis;
    }

    List<EventStreamParser.Message> messages() {
        return List.copyOf(messages);
    }

    /** Why answers ended before their end. */
    List<String> broken() {
        return List.copyOf(broken);
    }

    /** Answers that came whole. */
    int answers() {
        return answers;
    }
}
