package com.opspawn.local.change;

import com.opspawn.local.change.ChangeFeed.Change;
import com.opspawn.local.function.FailureQueue;
import com.opspawn.local.function.Functions;
import com.opspawn.local.template.EventSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Lambda's event source mapping: gives one table's changes to one function, a batch after the other. */
public final class ChangePoller implements AutoCloseable {
    /** As often as Lambda looks. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(2);

    private final ChangeFeed feed;
    private final Place place;
    private final EventSource.Changes source;
    private final String function;
    private final Functions functions;
    private final FailureQueue failures;
    private final Consumer<String> log;
    private final Duration firstPause;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    ChangePoller(
            ChangeFeed feed,
            Place place,
            EventSource.Changes source,
            String function,
            Functions functions,
            FailureQueue failures,
            Consumer<String> log,
            Duration firstPause) {
        this.feed = feed;
        this.place = place;
        this.source = source;
        this.function = function;
        this.functions = functions;
        this.failures = failures;
        this.log = log;
        this.firstPause = firstPause;
        // Platform: DynamoDB Local would pin a virtual one.
        this.thread = Thread.ofPlatform().daemon().name("changes-" + function).unstarted(this::run);
    }

    /**
     * Starts to follow a table.
     *
     * @param directory where the place in its changes is kept; in memory where absent
     * @param log is given why it cannot go on for now
     */
    public static ChangePoller start(
            ChangeFeed feed,
            Optional<Path> directory,
            EventSource.Changes source,
            String function,
            Functions functions,
            FailureQueue failures,
            Consumer<String> log) {
        Place place = directory
                .<Place>map(path -> new Place.InFile(path.resolve(function)))
                .orElseGet(Place::inMemory);
        ChangePoller poller = new ChangePoller(feed, place, source, function, functions, failures, log, FIRST_PAUSE);
        poller.thread.start();
        return poller;
    }

    private void run() {
        try {
            while (isOpen()) {
                if (!looked()) {
                    rest(BETWEEN_LOOKS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isOpen() {
        return closing.getCount() > 0;
    }

    private void rest(Duration time) throws InterruptedException {
        // Ends early when this is closed: no matter which it was.
        boolean ignored = closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean looked() throws InterruptedException {
        try {
            return step();
        } catch (RuntimeException e) {
            if (isOpen()) {
                log.accept("following the changes for " + function + ": " + e + "\n");
                rest(firstPause);
            }
            return false;
        }
    }

    /** Whether there was anything. */
    boolean step() throws InterruptedException {
        List<Change> changes = feed.read(place.last(), source.batchSize());
        List<Change> wanted = changes.stream().filter(this::isWanted).toList();
        if (!wanted.isEmpty()) {
            give(wanted);
        }
        if (!changes.isEmpty() && isOpen()) {
            place.reached(changes.getLast().sequence());
        }
        return !changes.isEmpty();
    }

    private boolean isWanted(Change change) {
        return source.filters().isEmpty()
                || source.filters().stream().anyMatch(filter -> filter.matches(change.record()));
    }

    private void give(List<Change> changes) throws InterruptedException {
        Deque<Batch> open = new ArrayDeque<>(List.of(new Batch(changes, 0)));
        while (!open.isEmpty() && isOpen()) {
            Batch batch = open.pop();
            switch (StreamAnswer.of(
                    functions.invoke(function, batch.event()), source.partialFailures(), batch.sequences())) {
                case StreamAnswer.AllDone done -> {}
                case StreamAnswer.AllFailed failed -> again(batch, 0, open);
                case StreamAnswer.FailedFrom(int index) -> again(batch, index, open);
            }
        }
    }

    /** Puts what failed back, in halves where the template wants them; gives up what failed too often. */
    private void again(Batch batch, int failedFrom, Deque<Batch> open) throws InterruptedException {
        Batch rest = batch.from(failedFrom);
        if (source.retries().isPresent() && rest.failures() > source.retries().getAsInt()) {
            source.onFailureArn().ifPresent(queue -> failures.tell(queue, rest.failure(function, source.streamArn())));
            log.accept(function + ": gave up " + rest.changes().size() + " changes\n");
            return;
        }
        rest(pause(rest.failures()));
        int size = rest.changes().size();
        if (source.bisect() && size > 1) {
            open.push(rest.part(size / 2, size));
            open.push(rest.part(0, size / 2));
        } else {
            open.push(rest);
        }
    }

    private Duration pause(int failures) {
        Duration pause = firstPause.multipliedBy(1L << Math.clamp(failures - 1L, 0, 6));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** Stops at once. A batch in work is given up: it comes again after a restart. */
    @Override
    public void close() {
        // Not by an interrupt, which could meet DynamoDB Local in the middle of something.
        closing.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(STOP_PATIENCE.toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
