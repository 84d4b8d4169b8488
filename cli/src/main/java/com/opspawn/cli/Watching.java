package com.opspawn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Follows a task by its events until it ends, over lost connections too. */
final class Watching {
    private static final Set<String> ENDINGS = Set.of("completed", "failed", "cancelled");
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    /** Ten minutes of pauses. */
    private static final int MAX_TRIES = 64;

    private final ApiClient api;
    private final Consumer<Duration> pause;
    private boolean hasAnswered;

    /** Is told what is to be seen. */
    interface View {
        void event(JsonNode event);

        /** All events that there were have been told. */
        default void caughtUp() {}

        /** The API does not answer any more, and is asked again. */
        default void lost(String why) {}

        default void back() {}
    }

    Watching(ApiClient api) {
        this(api, Pause.SLEEP);
    }

    /** @param pause spends the time between two tries to reach an API that does not answer any more */
    Watching(ApiClient api, Consumer<Duration> pause) {
        this.api = api;
        this.pause = pause;
    }

    /**
     * Gives the task as it ended.
     *
     * @param from the events behind this place are told; -1 for all
     * @throws ApiException where the API refuses, was never reached, or has not answered for ten minutes
     */
    ObjectNode untilEnd(String taskId, long from, View view) {
        long after = from;
        boolean ended = false;
        while (true) {
            long last = after;
            for (JsonNode event : patiently(() -> api.events(taskId, last), view)) {
                view.event(event);
                after = event.path("seq").asLong();
                ended = isEnded(ended, event.path("type").asText());
            }
            view.caughtUp();
            if (ended || after == last) {
                // Where nothing came: it may have ended before the place that was asked for.
                ObjectNode task = patiently(() -> api.get(taskId), view);
                if (ENDINGS.contains(task.path("status").asText())) {
                    return task;
                }
                ended = false;
            }
        }
    }

    /** What stands behind an end changes nothing, but for a redrive. */
    private static boolean isEnded(boolean ended, String type) {
        return switch (type) {
            case "completed", "failed", "cancelled" -> true;
            case "redriven" -> false;
            default -> ended;
        };
    }

    private <T> T patiently(Supplier<T> call, View view) {
        Duration wait = FIRST_PAUSE;
        for (int tries = 1; ; tries++) {
            try {
                T answer = call.get();
                hasAnswered = true;
                if (tries > 1) {
                    view.back();
                }
                return answer;
            } catch (ApiException e) {
                if (!hasAnswered || !e.mayPass() || tries == MAX_TRIES) {
                    throw e;
                }
                if (tries == 1) {
                    view.lost(String.valueOf(e.getMessage()));
                }
                pause.accept(wait);
                wait = wait.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? wait.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }
}
