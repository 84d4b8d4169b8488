package com.opspawn.local.states.run;

import com.opspawn.local.states.json.Payload;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tasks that wait for a callback, by their tokens. A token names its execution, so that one whose task has closed
 * is told from one that never was, without any memory of it.
 */
public final class TaskTokens {
    private final Map<String, Mailbox<Signal>> waiting = new ConcurrentHashMap<>();

    /** What a callback met. */
    public sealed interface Delivery {
        record Delivered() implements Delivery {}

        /** No task of this service ever had such a token. */
        record Malformed() implements Delivery {}

        /** The task does not wait any longer. */
        record Closed(String executionArn) implements Delivery {}
    }

    public Delivery succeed(String token, Payload output) {
        return deliver(token, Optional.ofNullable(waiting.remove(token)), new Signal.Success(output));
    }

    public Delivery fail(String token, Optional<String> error, Optional<String> cause) {
        return deliver(token, Optional.ofNullable(waiting.remove(token)), new Signal.Failed(error, cause));
    }

    public Delivery heartbeat(String token) {
        return deliver(token, Optional.ofNullable(waiting.get(token)), new Signal.Heartbeat());
    }

    String open(String executionArn, String id, Mailbox<Signal> task) {
        String token = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((executionArn + "#" + id).getBytes(StandardCharsets.UTF_8));
        waiting.put(token, task);
        return token;
    }

    void close(String token) {
        waiting.remove(token);
    }

    private static Delivery deliver(String token, Optional<Mailbox<Signal>> task, Signal signal) {
        if (task.isPresent()) {
            task.get().put(signal);
            return new Delivery.Delivered();
        }
        return executionArn(token).<Delivery>map(Delivery.Closed::new).orElseGet(Delivery.Malformed::new);
    }

    private static Optional<String> executionArn(String token) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            int end = text.indexOf('#');
            return text.startsWith("arn:") && end > 0 ? Optional.of(text.substring(0, end)) : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
