package com.opspawn.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.journal.Appended;
import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.journal.Idempotency;
import com.opspawn.journal.Journal;
import com.opspawn.journal.Opened;
import com.opspawn.task.Task;
import com.opspawn.task.TaskKey;
import com.opspawn.testing.boundary.Schedule;
import com.opspawn.testing.cloud.Submission;
import com.opspawn.testing.script.ScriptedTool;
import com.opspawn.testing.script.Turn;
import com.opspawn.tool.Effect;
import com.opspawn.tool.Tool;
import com.opspawn.tool.ToolContext;
import com.opspawn.tool.ToolException;
import com.opspawn.tool.ToolSpec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Bugs that were put there: the crash points find each, and say which rule it breaks. */
final class BugsAreFoundTest {

    /** Does everything as the one within does. */
    private abstract static class Passing implements Journal {
        final Journal within;

        Passing(Journal within) {
            this.within = within;
        }

        @Override
        public Opened open(Task task, Idempotency idempotency) {
            return within.open(task, idempotency);
        }

        @Override
        public List<Entry> read(TaskKey key, long fromSeq) {
            return within.read(key, fromSeq);
        }

        @Override
        public Appended append(History history, List<Fact> facts, Instant at) {
            return within.append(history, facts, at);
        }
    }

    private static CrashTestFailed found(Scenario scenario) {
        return catchThrowableOfType(CrashTestFailed.class, () -> CrashPoints.check("task", scenario, 1));
    }

    private static void assertFound(Scenario scenario, String rule) {
        // What fails without any fault needs no kit.
        Points.of("task", scenario);

        CrashTestFailed failed = found(scenario);

        assertThat(failed).isNotNull();
        assertThat(failed)
                .hasMessageStartingWith(rule)
                .hasMessageContaining("task(Simulation.under(Schedule.seed(0L).");
        assertThat(failed.schedule().faults()).hasSizeBetween(1, 2);
    }

    @Test
    void aLostSlotThatIsTakenForWon() {
        assertFound(
                task -> References.fourEffects(task)
                        .journal(journal -> new Passing(journal) {
                            @Override
                            public Appended append(History history, List<Fact> facts, Instant at) {
                                within.append(history, facts, at);
                                return new Appended.Won(history.plus(history.next(facts, at)));
                            }
                        })
                        .run(),
                "");
    }

    @Test
    void anEffectThatIsNotWrittenDownBeforeItHappens() {
        assertFound(
                task -> References.fourEffects(task)
                        .journal(journal -> new Passing(journal) {
                            @Override
                            public Appended append(History history, List<Fact> facts, Instant at) {
                                return facts.getFirst() instanceof Fact.ToolStarted
                                        ? new Appended.Won(history)
                                        : within.append(history, facts, at);
                            }
                        })
                        .run(),
                "each effect happens at most once, and is neither invented nor dropped: ");
    }

    @Test
    void aPutWithoutItsCondition() {
        assertFound(
                task -> References.fourEffects(task)
                        .store(store -> new Unconditional(store))
                        .run(),
                "");
    }

    @Test
    void aJournalThatIsReadWithoutItsEnd() {
        assertFound(
                task -> References.fourEffects(task)
                        .journal(journal -> new Passing(journal) {
                            @Override
                            public List<Entry> read(TaskKey key, long fromSeq) {
                                List<Entry> all = within.read(key, fromSeq);
                                boolean answered =
                                        !all.isEmpty() && all.getLast().fact() instanceof Fact.ModelAnswered;
                                return answered ? all.subList(0, all.size() - 1) : all;
                            }
                        })
                        .run(),
                "");
    }

    @Test
    void aSweeperThatFindsNothing() {
        Submission once =
                new Submission("{\"task_type\": \"agent_task\", \"prompt\": \"Do it.\"}", Optional.of("key"), 1, false);
        assertFound(
                task -> References.fourEffects(task)
                        .submission(once)
                        .tasks(BlindTaskStore::new)
                        .run(),
                "nothing is stuck past its deadline: the run got stuck: ");
    }

    @Test
    void anIdempotencyKeyThatIsForgotten() {
        assertFound(
                task -> References.fourEffects(task)
                        .journal(journal -> new Passing(journal) {
                            @Override
                            public Opened open(Task opened, Idempotency idempotency) {
                                return within.open(opened, Idempotency.NONE);
                            }
                        })
                        .run(),
                "a submission that comes twice is one task: 1 submissions became 2 tasks");
    }

    @Test
    void anEffectKeyThatIsAnotherEachTime() {
        AtomicInteger keys = new AtomicInteger();
        assertFound(
                task -> {
                    ScriptedTool pay = ScriptedTool.of(Effect.IDEMPOTENT, "pay");
                    task.tool(new OtherKeys(pay, keys))
                            .model(Turn.calls(Turn.call("a", "pay", "{}")), Turn.says("Paid."))
                            .run();
                    assertThat(pay.ledger()).as("payments").hasSize(1);
                },
                "[payments]");
    }

    private record OtherKeys(Tool tool, AtomicInteger keys) implements Tool {
        @Override
        public ToolSpec spec() {
            return tool.spec();
        }

        @Override
        public String run(ObjectNode arguments, ToolContext context) throws ToolException, InterruptedException {
            ToolContext other = new ToolContext(
                    context.task(),
                    context.agentId(),
                    context.effectKey() + keys.incrementAndGet(),
                    context.earlier(),
                    context.deadline(),
                    context.hosts());
            return tool.run(arguments, other);
        }
    }

    @Test
    void theSmallestScheduleFailsInTheSameWayWhenItIsPasted() {
        Scenario forgetful = task -> References.fourEffects(task)
                .journal(journal -> new Passing(journal) {
                    @Override
                    public Opened open(Task opened, Idempotency idempotency) {
                        return within.open(opened, Idempotency.NONE);
                    }
                })
                .run();

        CrashTestFailed random = catchThrowableOfType(
                CrashTestFailed.class, () -> RandomSchedules.check("task", forgetful, 7, 1_000, 1));

        assertThat(random).isNotNull();
        assertThat(random.schedule().faults()).hasSize(1);
        assertThat(Played.of(forgetful, random.schedule()).symptom())
                .isEqualTo("a submission that comes twice is one task");
        assertThat(random.schedule().seed()).isZero();
        assertThat(random).hasMessageContaining("Found under Schedule.seed(");
    }

    @Test
    void schedulesWhoseFaultsCannotHappenAreCountedAsVoid() {
        RandomSchedules random = RandomSchedules.check(
                "task", task -> References.fourEffects(task).run(), 5, 300, 2);

        assertThat(random.runs()).isEqualTo(300);
        assertThat(random.fired()).isGreaterThan(300);
        assertThat(random.voids()).isBetween(1L, 60L);
        assertThat(random)
                .hasToString("fault schedules: 300 run, " + random.fired() + " faults fired, " + random.voids()
                        + " void (seed 5)");
        assertThat(RandomSchedules.check(
                        "task", task -> References.fourEffects(task).run(), 5, 300, 1))
                .isEqualTo(random);
    }

    @Test
    void aScheduleIsPrintedAsTheJavaThatMakesIt() {
        Schedule schedule = Schedule.seed(3)
                .cutBefore(1)
                .cutAfter(2)
                .lie(3)
                .resent(4)
                .err(5, "ThrottlingException")
                .anyErr(6, 17)
                .dupAtOnce(7)
                .dupInTurn(8)
                .overtaken(9)
                .stale(10, 2);

        assertThat(schedule)
                .hasToString("Schedule.seed(3L).cutBefore(1).cutAfter(2).lie(3).resent(4)"
                        + ".err(5, \"ThrottlingException\").anyErr(6, 17).dupAtOnce(7).dupInTurn(8).overtaken(9)"
                        + ".stale(10, 2)");
    }
}
