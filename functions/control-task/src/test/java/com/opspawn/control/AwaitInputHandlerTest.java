package com.opspawn.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.opspawn.journal.Fact;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever waits and whoever gives never miss each other. */
final class AwaitInputHandlerTest {
    private final Bench bench = new Bench();
    private final AwaitInputHandler handler = new AwaitInputHandler(bench.store, bench.store, bench.workflow);

    private Map<String, Object> await(String token) {
        return handler.handleRequest(
                Map.of("task", Map.of("tenant", Bench.TASK.tenant(), "task_id", Bench.TASK.taskId()), "token", token),
                Bench.CONTEXT);
    }

    @Test
    void aTokenIsKeptWhileTheTaskWaits() {
        bench.has(new Fact.Paused("", "zoe"));

        assertThat(await("one")).isEqualTo(Map.of("waits", true));

        assertThat(bench.store.tokens(Bench.TASK)).containsExactly("one");
        assertThat(bench.workflow.deeds).isEmpty();
    }

    /** Who resumed it found no token yet. */
    @Test
    void whatHasHappenedMeanwhileWakesAtOnce() {
        bench.has(new Fact.Paused("", "zoe"), new Fact.Resumed("", "zoe"));

        assertThat(await("one")).isEqualTo(Map.of("waits", false));

        assertThat(bench.workflow.deeds).containsExactly("wake one");
    }

    @Test
    void everyTokenIsWokenSinceALateOneMayNotHideTheOneThatCounts() {
        bench.has(new Fact.Paused("", "zoe"));
        await("one");
        await("two");
        bench.does("resume", "");
        assertThat(bench.workflow.deeds).containsExactlyInAnyOrder("start 0", "wake one", "wake two");
        assertThat(bench.store.tokens(Bench.TASK)).isEmpty();
    }

    @Test
    void aWrongInputIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> handler.handleRequest(Map.of("task", "x"), Bench.CONTEXT))
                .withMessage("input: needs task {tenant, task_id}, and token");
    }
}
