package com.opspawn.testing.suite;

import static com.opspawn.testing.script.Turn.call;
import static com.opspawn.testing.script.Turn.calls;
import static com.opspawn.testing.script.Turn.says;
import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.task.Task;
import com.opspawn.task.TaskStatus;
import com.opspawn.testing.Simulation;
import com.opspawn.testing.boundary.Deed;
import com.opspawn.testing.boundary.Schedule;
import com.opspawn.testing.rule.EndsOnce;
import com.opspawn.testing.rule.NothingStartsAfterTheEnd;
import com.opspawn.testing.rule.Rules;
import com.opspawn.testing.rule.Violation;
import com.opspawn.testing.run.Run;
import com.opspawn.testing.script.ScriptedTool;
import com.opspawn.tool.Effect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * A task with slow tools and a slow model, cancelled at random moments of virtual time. {@code -Dcrash.cancels=N} takes so
 * many moments, {@code -Dcrash.seed=N} the same ones again.
 */
final class CancelTest {
    /** A little longer than the task takes. */
    private static final Duration LENGTH = Duration.ofSeconds(150);

    private static Run cancelled(long seed, Duration moment) {
        return Simulation.under(Schedule.seed(seed))
                .thinking(Duration.ofSeconds(20))
                .tool(ScriptedTool.of(Effect.READ, "look").taking(Duration.ofSeconds(15)))
                .tool(ScriptedTool.of(Effect.IDEMPOTENT, "book").taking(Duration.ofSeconds(20)))
                .tool(ScriptedTool.of(Effect.RECONCILABLE, "ship").taking(Duration.ofSeconds(25)))
                .tool(ScriptedTool.of(Effect.ONCE, "mail").taking(Duration.ofSeconds(10)))
                .model(
                        calls(call("a", "look", "{}"), call("b", "mail", "{}")),
                        calls(call("c", "book", "{}"), call("d", "ship", "{}")),
                        calls(call("e", "mail", "{\"again\": true}")),
                        says("Done."))
                .person(moment, new Deed.Cancel())
                .play();
    }

    @Test
    void whateverTheMomentNothingStartsAfterItAndTheTaskEndsOnce() {
        long seed = Long.getLong("crash.seed", System.nanoTime());
        int moments = Integer.getInteger("crash.cancels", 1_000);
        SplittableRandom random = new SplittableRandom(seed);
        List<Violation> broken = new ArrayList<>();
        int cancelled = 0;

        for (int i = 0; i < moments; i++) {
            Duration moment = Duration.ofMillis(random.nextLong(LENGTH.toMillis()));
            Run run = cancelled(random.nextLong() | 1, moment);
            broken.addAll(Rules.broken(run));
            cancelled += run.task()
                            .shown()
                            .map(Task::status)
                            .filter(TaskStatus.CANCELLED::equals)
                            .isPresent()
                    ? 1
                    : 0;
        }

        System.out.println("cancels: " + moments + ", in time " + cancelled + ", started after "
                + count(broken, new NothingStartsAfterTheEnd().words()) + ", ended twice "
                + count(broken, new EndsOnce().words()) + " (seed " + seed + ")");
        assertThat(broken).as("seed %d", seed).isEmpty();
        assertThat(cancelled).isGreaterThan(moments / 2);
    }

    private static long count(List<Violation> broken, String rule) {
        return broken.stream()
                .filter(violation -> violation.rule().equals(rule))
                .count();
    }
}
