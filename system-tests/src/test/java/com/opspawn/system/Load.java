package com.opspawn.system;

import com.opspawn.json.Json;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * A client that keeps some tasks open at a time, over HTTP and the queue. As a real one does, it gives each submission a key
 * and sends it again until it is answered.
 */
final class Load implements AutoCloseable {
    private static final int OPEN_AT_ONCE = 8;
    private static final int SENDERS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Api api;
    private final String name;
    /** Goals whose last question the model has not answered. */
    private final Set<String> open = ConcurrentHashMap.newKeySet();

    private final Map<String, String> ids = new ConcurrentHashMap<>();
    private final Set<String> goals = ConcurrentHashMap.newKeySet();
    private final List<Thread> senders = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private volatile Optional<URI> queue = Optional.empty();
    private boolean paused;
    private boolean pays = true;
    private boolean stopped;

    /** @param name no other load has it */
    Load(Api api, String name) {
        this.api = api;
        this.name = name;
    }

    void start() {
        for (int i = 0; i < SENDERS; i++) {
            String sender = name + "-" + i;
            senders.add(Thread.ofVirtual().name(sender).start(() -> send(sender)));
        }
    }

    private void send(String sender) {
        try {
            int count = 0;
            for (Optional<String> goal = next(sender, 0); goal.isPresent(); goal = next(sender, count)) {
                submit(goal.get(), count % 3 == 0);
                count++;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            synchronized (failures) {
                failures.add(e);
            }
        }
    }

    /** Waits for room. Empty where there is nothing more to do. */
    private synchronized Optional<String> next(String sender, int count) throws InterruptedException {
        while (!stopped && (paused || open.size() >= OPEN_AT_ONCE)) {
            wait();
        }
        if (stopped) {
            return Optional.empty();
        }
        String goal = Errand.goal(sender + "-" + count, pays && count % 4 == 1);
        goals.add(goal);
        open.add(goal);
        return Optional.of(goal);
    }

    private void submit(String goal, boolean byQueue) {
        String body = Json.write(Json.object()
                .put("task_type", "agent_task")
                .put("agent_id", "kills")
                .put("name", goal)
                .put("prompt", goal));
        if (byQueue && queue.isPresent()) {
            sendMessage(goal, body);
        } else {
            ids.put(goal, post(goal, body));
        }
    }

    private String post(String goal, String body) {
        return Awaitility.await("an answer to the submission of " + goal)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .ignoreException(UncheckedIOException.class)
                .until(() -> api.post("/tasks", body, "Idempotency-Key", goal), answer -> accepted(answer, goal))
                .json()
                .path("task_id")
                .asText();
    }

    private static boolean accepted(Api.Answer answer, String goal) {
        if (answer.status() != 201 && answer.status() < 500) {
            throw new AssertionError(goal + " was refused: " + answer);
        }
        return answer.status() == 201;
    }

    private void sendMessage(String goal, String body) {
        Awaitility.await("the queue for " + goal)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .ignoreException(SdkClientException.class)
                .until(() -> queue.filter(url -> Queues.send(url, body, goal)).isPresent());
    }

    /** From now on tasks may go over the queue of the life that has begun. */
    void queueIs(Optional<URI> url) {
        queue = url;
    }

    synchronized void pause(boolean on) {
        paused = on;
        notifyAll();
    }

    /** From now on no task calls what must not happen twice: one that a kill cuts off there waits until nobody can be at it. */
    synchronized void payNoMore() {
        pays = false;
    }

    /** Perhaps not for the first time. */
    synchronized void reached(String goal) {
        open.remove(goal);
        notifyAll();
    }

    boolean hasOpen() {
        return !open.isEmpty();
    }

    /** All goals, whether their submission was answered or not. */
    Set<String> goals() {
        return Set.copyOf(goals);
    }

    /** The ids that submissions over HTTP were answered with, by their goals. */
    Map<String, String> ids() {
        return Map.copyOf(ids);
    }

    /** No new ones; those that are being submitted will be. */
    void stop() throws InterruptedException {
        endSending();
        for (Thread sender : senders) {
            sender.join();
        }
        synchronized (failures) {
            failures.forEach(failure -> {
                throw new AssertionError("the client of " + name, failure);
            });
        }
    }

    private synchronized void endSending() {
        stopped = true;
        notifyAll();
    }

    @Override
    public void close() {
        endSending();
        senders.forEach(Thread::interrupt);
    }
}
