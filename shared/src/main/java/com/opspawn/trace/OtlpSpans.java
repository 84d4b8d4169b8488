package com.opspawn.trace;

import com.opspawn.json.Json;
import com.opspawn.settings.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts spans to a collector. Where that does not take them in time, they are lost, one line says so, and none are sent for a
 * while: a function goes on as if nobody watched.
 */
public final class OtlpSpans implements Spans {
    private static final Logger LOG = LoggerFactory.getLogger(OtlpSpans.class);

    /** What one flush may cost at the most. */
    static final Duration PATIENCE = Duration.ofSeconds(2);
    /** After a failure, the collector is left alone for so long. */
    static final Duration PAUSE = Duration.ofMinutes(1);
    /** Where nobody flushes, memory is not to fill. */
    static final int MOST_KEPT = 4096;

    private static final Duration CONNECTING = Duration.ofSeconds(1);

    private final OtlpTarget target;
    private final Attributes resource;
    private final InstantSource clock;
    private final Duration patience;
    private final BlockingQueue<Span> kept = new LinkedBlockingQueue<>(MOST_KEPT);
    private final AtomicReference<Instant> pausedUntil = new AtomicReference<>(Instant.MIN);

    OtlpSpans(OtlpTarget target, Attributes resource, InstantSource clock, Duration patience) {
        this.target = target;
        this.resource = resource;
        this.clock = clock;
        this.patience = patience;
    }

    /** Those of the collector that the environment names, or {@link Spans#NONE}. */
    public static Spans read(Environment environment) {
        Optional<OtlpTarget> target = OtlpTarget.read(environment);
        return target.<Spans>map(known -> new OtlpSpans(known, resource(environment), InstantSource.system(), PATIENCE))
                .orElse(Spans.NONE);
    }

    /** By https://opentelemetry.io/docs/specs/semconv/resource/faas/ */
    private static Attributes resource(Environment environment) {
        return Attributes.NONE
                .with("service.name", environment.optional("OTEL_SERVICE_NAME").orElse("opspawn"))
                .with("service.namespace", environment.optional("OPSPAWN_STACK"))
                .with("cloud.provider", "aws")
                .with("cloud.region", environment.optional("AWS_REGION"))
                .with("faas.name", environment.optional("AWS_LAMBDA_FUNCTION_NAME"))
                .with("faas.version", environment.optional("AWS_LAMBDA_FUNCTION_VERSION"));
    }

    @Override
    public void add(List<Span> spans) {
        spans.forEach(kept::offer);
    }

    @Override
    public void flush() {
        List<Span> spans = new ArrayList<>();
        kept.drainTo(spans);
        if (spans.isEmpty() || clock.instant().isBefore(pausedUntil.get())) {
            return;
        }
        byte[] body = Json.write(OtlpJson.write(resource, spans)).getBytes(StandardCharsets.UTF_8);
        AtomicReference<String> outcome = new AtomicReference<>("no answer within " + patience.toMillis() + " ms");
        // On a thread of its own: looking a name up, or an answer that drips, knows no time-out.
        Thread sending = Thread.ofVirtual().name("otlp").start(() -> outcome.set(post(body)));
        if (!hasEnded(sending) || !outcome.get().isEmpty()) {
            pause(outcome.get(), spans.size());
        }
    }

    private boolean hasEnded(Thread sending) {
        try {
            return sending.join(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void pause(String why, int lost) {
        pausedUntil.set(clock.instant().plus(PAUSE));
        LOG.warn(
                "{} spans were not taken by {}: {}; none are sent for {} s",
                lost,
                target.url().getAuthority(),
                why,
                PAUSE.toSeconds());
    }

    /**
     * A connection that was kept while Lambda froze the function may be dead: the JDK then posts once more, on a new one.
     *
     * @return why it was not taken; empty where it was
     */
    private String post(byte[] body) {
        try {
            int status = status(body);
            return status / 100 == 2 ? "" : "it answered " + status;
        } catch (IOException e) {
            return e.getClass().getSimpleName();
        }
    }

    private int status(byte[] body) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) target.url().toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout((int) CONNECTING.toMillis());
        connection.setReadTimeout((int) patience.toMillis());
        connection.setRequestProperty("Content-Type", "application/json");
        target.headers().forEach(connection::setRequestProperty);
        connection.setDoOutput(true);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        int status = connection.getResponseCode();
        if (status >= 400) {
            connection.disconnect();
            return status;
        }
        // An answer that was read to its end leaves its connection for the next.
        try (InputStream answer = connection.getInputStream()) {
            answer.transferTo(OutputStream.nullOutputStream());
        }
        return status;
    }
}
