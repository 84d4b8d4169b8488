package com.opspawn.local.function.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Sandboxes without JVMs: they are taken and given back by hand. */
class PoolTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final List<Sandbox> started = new ArrayList<>();

    private Pool pool(int bound) {
        return new Pool(bound, whenFree -> {
            Sandbox sandbox = new Sandbox(whenFree);
            started.add(sandbox);
            return sandbox;
        });
    }

    @Test
    void theSandboxUsedLastIsUsedNext() throws Exception {
        Pool pool = pool(2);
        Sandbox one = pool.take(Duration.ZERO).orElseThrow();
        Sandbox two = pool.take(Duration.ZERO).orElseThrow();
        pool.giveBack(two);
        pool.giveBack(one);

        assertThat(pool.take(Duration.ZERO)).containsSame(one);
        assertThat(pool.take(Duration.ZERO)).containsSame(two);
        assertThat(started).containsExactly(one, two);
    }

    @Test
    void atItsBoundACallWaitsForTheFirstThatComesFree() throws Exception {
        Pool pool = pool(1);
        Sandbox one = pool.take(Duration.ZERO).orElseThrow();
        assertThat(pool.take(Duration.ZERO)).isEmpty();

        CompletableFuture<Optional<Sandbox>> waiting = CompletableFuture.supplyAsync(() -> taken(pool));
        pool.giveBack(one);

        assertThat(waiting.get()).containsSame(one);
    }

    @Test
    void aSandboxThatDiesMakesRoomAndIsNotUsedAgain() throws Exception {
        Pool pool = pool(1);
        Sandbox one = pool.take(Duration.ZERO).orElseThrow();
        pool.giveBack(one);
        one.gone().complete(null);

        Sandbox next = pool.take(Duration.ZERO).orElseThrow();
        pool.giveBack(one);

        assertThat(next).isNotSameAs(one);
        assertThat(pool.take(Duration.ZERO)).isEmpty();
    }

    @Test
    void aStartThatFailsTakesUpNoRoom() {
        Pool pool = new Pool(1, whenFree -> {
            throw new IOException("no memory");
        });

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> pool.take(Duration.ZERO)).hasMessage("no memory");
        }
    }

    @Test
    void whoWaitsIsLetGoAtTheEnd() throws Exception {
        Pool pool = pool(1);
        pool.take(Duration.ZERO);
        CompletableFuture<Optional<Sandbox>> waiting = CompletableFuture.supplyAsync(() -> taken(pool));
        pool.close();

        assertThat(waiting.get()).isEmpty();
        assertThat(pool.take(LONG)).isEmpty();
    }

    private static Optional<Sandbox> taken(Pool pool) {
        try {
            return pool.take(LONG);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
