package com.opspawn.local.function.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.opspawn.local.Eventually;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** Sandboxes without JVMs: they are made ready and given back by hand. */
class PoolTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final List<Sandbox> started = new CopyOnWriteArrayList<>();

    private Pool pool(int bound) {
        return new Pool(bound, LONG, new Semaphore(1), whenFree -> {
            Sandbox sandbox = new Sandbox(whenFree);
            started.add(sandbox);
            return sandbox;
        });
    }

    private void ready(int number) throws Exception {
        Eventually.holds(() -> assertThat(started).hasSizeGreaterThan(number));
        Thread.ofVirtual().start(() -> {
            try {
                started.get(number).next();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static CompletableFuture<Optional<Sandbox>> taking(Pool pool) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return pool.take();
            } catch (NotStartedException | InterruptedException e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        });
    }

    @Test
    void theSandboxUsedLastIsUsedNext() throws Exception {
        Pool pool = pool(2);
        CompletableFuture<Optional<Sandbox>> one = taking(pool);
        ready(0);
        assertThat(one.get()).containsSame(started.getFirst());
        CompletableFuture<Optional<Sandbox>> two = taking(pool);
        ready(1);
        assertThat(two.get()).containsSame(started.getLast());
        pool.giveBack(started.getLast());
        pool.giveBack(started.getFirst());

        assertThat(pool.take()).containsSame(started.getFirst());
        assertThat(pool.take()).containsSame(started.getLast());
    }

    @Test
    void aCallTakesWhatComesFreeBeforeTheSandboxThatStartsForIt() throws Exception {
        Pool pool = pool(2);
        CompletableFuture<Optional<Sandbox>> one = taking(pool);
        ready(0);
        one.get();
        CompletableFuture<Optional<Sandbox>> two = taking(pool);
        Eventually.holds(() -> assertThat(started).hasSize(2));
        pool.giveBack(started.getFirst());

        assertThat(two.get()).containsSame(started.getFirst());
    }

    @Test
    void moreCallsThanTheBoundStartNoMoreThanThat() throws Exception {
        Pool pool = pool(1);
        CompletableFuture<Optional<Sandbox>> one = taking(pool);
        CompletableFuture<Optional<Sandbox>> two = taking(pool);
        ready(0);
        CompletableFuture.anyOf(one, two).get();
        pool.giveBack(started.getFirst());

        CompletableFuture.allOf(one, two).get();
        assertThat(started).hasSize(1);
    }

    @Test
    void aSandboxThatDiesMakesRoomAndIsNotUsedAgain() throws Exception {
        Pool pool = pool(1);
        CompletableFuture<Optional<Sandbox>> one = taking(pool);
        ready(0);
        one.get();
        started.getFirst().gone().complete(null);
        pool.giveBack(started.getFirst());
        CompletableFuture<Optional<Sandbox>> two = taking(pool);
        ready(1);

        assertThat(two.get()).containsSame(started.getLast());
    }

    @Test
    void aStartThatFailsIsToldAndTakesUpNoRoom() {
        Pool pool = new Pool(1, LONG, new Semaphore(1), whenFree -> {
            throw new IOException("no memory");
        });

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(pool::take)
                    .isInstanceOf(NotStartedException.class)
                    .hasMessage("Error: java.io.IOException: no memory");
        }
    }

    @Test
    void whoWaitsIsLetGoAtTheEnd() throws Exception {
        Pool pool = pool(1);
        CompletableFuture<Optional<Sandbox>> waiting = taking(pool);
        Eventually.holds(() -> assertThat(started).hasSize(1));
        pool.close();

        assertThat(waiting.get()).isEmpty();
        assertThat(pool.take()).isEmpty();
    }
}
