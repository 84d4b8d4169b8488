package com.opspawn.testing;

import static com.opspawn.testing.script.Turn.call;
import static com.opspawn.testing.script.Turn.calls;
import static com.opspawn.testing.script.Turn.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.opspawn.journal.Fact;
import com.opspawn.journal.InputDecision;
import com.opspawn.journal.ToolStatus;
import com.opspawn.testing.actor.Scheduler;
import com.opspawn.testing.boundary.Crossing;
import com.opspawn.testing.boundary.Deed;
import com.opspawn.testing.boundary.Schedule;
import com.opspawn.testing.boundary.Service;
import com.opspawn.testing.cloud.Submission;
import com.opspawn.testing.run.Run;
import com.opspawn.testing.run.TaskRun;
import com.opspawn.testing.script.Act;
import com.opspawn.testing.script.Effected;
import com.opspawn.testing.script.ScriptedTool;
import com.opspawn.tool.Effect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SimulationTest {

    private static List<ToolStatus> statuses(TaskRun task) {
        return task.entries().stream()
                .flatMap(entry -> switch (entry.fact()) {
                    case Fact.ToolFinished one -> Stream.of(one.result().status());
                    case Fact.ToolsFinished all -> all.results().stream().map(result -> result.status());
                    default -> Stream.of();
                })
                .toList();
    }

    @Test
    void aTaskRunsToItsEndThroughTheRealFunctionsAndTheRealWorkflow() {
        Run run = References.fourEffects(Simulation.under(Schedule.NONE)).run();

        assertThat(run.task().result()).contains("Done.");
        assertThat(statuses(run.task())).hasSize(4).containsOnly(ToolStatus.SUCCEEDED);
        assertThat(run.trace())
                .filteredOn(crossing -> crossing.service() != Service.STORE)
                .extracting(Crossing::operation)
                .containsExactly(
                        "POST /tasks",
                        "startExecution",
                        "invoke run-agent",
                        "ask",
                        "run look",
                        "run pay",
                        "invoke run-agent",
                        "ask",
                        "run ship",
                        "run mail",
                        "invoke run-agent",
                        "ask");
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        Schedule schedule = RandomKinds.schedule(42, 24);
        String first = References.fourEffects(Simulation.under(schedule)).run().story();

        assertThat(schedule.faults()).isNotEmpty();
        for (int i = 0; i < 100; i++) {
            assertThat(References.fourEffects(Simulation.under(schedule)).run().story())
                    .isEqualTo(first);
        }
    }

    @Test
    void aModelThatIsBusyIsAskedAgainLater() {
        Run run = Simulation.under(Schedule.NONE)
                .model(says("At last.").afterFailures(3))
                .run();

        assertThat(run.task().result()).contains("At last.");
        assertThat(run.trace())
                .filteredOn(crossing -> crossing.service() == Service.MODEL)
                .hasSize(4);
    }

    @Test
    void aToolThatHangsIsStoppedInVirtualTime() {
        long start = System.nanoTime();
        ScriptedTool slow = ScriptedTool.of(Effect.READ, "slow")
                .within(Duration.ofSeconds(60))
                .doing(Act.HANGS_BEFORE);

        Run run = Simulation.under(Schedule.NONE)
                .tool(slow)
                .model(calls(call("a", "slow", "{}")), says("It hung."))
                .run();

        assertThat(statuses(run.task())).containsExactly(ToolStatus.TIMED_OUT);
        assertThat(run.end()).isAfter(Scheduler.BEGIN.plusSeconds(60));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void aMessageOfTheQueueBecomesATaskAsWell() {
        Run run = Simulation.under(Schedule.NONE)
                .model(says("Hello."))
                .submission(new Submission(
                        "{\"task_type\": \"agent_task\", \"prompt\": \"Say hello.\"}", Optional.empty(), 1, true))
                .run();

        assertThat(run.task().result()).contains("Hello.");
    }

    @Test
    void aPoisonedMessageEndsInTheDeadLettersAndIsNoTask() {
        Run run = Simulation.under(Schedule.NONE)
                .model(says("Hello."))
                .submission(new Submission("{\"task_type\": 1}", Optional.empty(), 1, true))
                .run();

        assertThat(run.tasks()).isEmpty();
        assertThat(run.deadLetters()).hasSize(1);
        assertThat(run.trace()).extracting(Crossing::operation).containsOnly("deliver message-1", "sweep", "query");
    }

    @Test
    void severalTasksRunBesideEachOther() {
        Simulation task = Simulation.under(Schedule.seed(3)).model(says("Hello."));
        for (int i = 0; i < 3; i++) {
            task.submission(new Submission(
                    "{\"task_type\": \"agent_task\", \"prompt\": \"Say hello.\"}", Optional.of("key-" + i), 2, false));
        }

        assertThat(task.run().tasks()).hasSize(3).allMatch(each -> each.result().isPresent());
    }

    private static Simulation mailing(Schedule schedule) {
        return Simulation.under(schedule)
                .tool(ScriptedTool.of(Effect.ONCE, "mail"))
                .model(calls(call("a", "mail", "{\"to\": \"bob\"}")), says("Sent."));
    }

    @Test
    void aPausedTaskWaitsUntilItIsResumed() {
        Run run = mailing(Schedule.NONE)
                .person(Duration.ofSeconds(1), new Deed.Pause(Duration.ofMinutes(10)))
                .run();

        assertThat(run.task().result()).contains("Sent.");
        assertThat(run.end()).isAfter(Scheduler.BEGIN.plus(Duration.ofMinutes(10)));
        assertThat(run.heard()).extracting(heard -> heard.demand().action()).containsExactly("pause", "resume");
    }

    @Test
    void whatAPersonEditsIsWhatRuns() {
        ScriptedTool pay = ScriptedTool.of(Effect.ONCE, "pay");
        Run run = Simulation.under(Schedule.NONE)
                .tool(pay)
                .asking("pay")
                .watcher(new Deed.Decide(InputDecision.EDIT), 1)
                .model(calls(call("a", "pay", "{\"order\": 7}")), says("Paid."))
                .run();

        assertThat(run.task().result()).contains("Paid.");
        assertThat(pay.ledger()).extracting(Effected::arguments).containsExactly("{\"order\":7,\"edited\":true}");
    }

    @Test
    void whatNobodyDecidesIsNotRunOnceItsTimeIsOver() {
        ScriptedTool pay = ScriptedTool.of(Effect.ONCE, "pay");
        Run run = Simulation.under(Schedule.NONE)
                .tool(pay)
                .asking("pay")
                .model(calls(call("a", "pay", "{\"order\": 7}")), says("Not paid."))
                .run();

        assertThat(run.task().result()).contains("Not paid.");
        assertThat(pay.ledger()).isEmpty();
        assertThat(run.end()).isAfter(Scheduler.BEGIN.plus(Duration.ofMinutes(30)));
    }

    @Test
    void aTaskThatFailedGoesOnWhereItWasOnceItIsRedriven() {
        ScriptedTool mail = ScriptedTool.of(Effect.ONCE, "mail");
        Run run = Simulation.under(Schedule.NONE)
                .tool(mail)
                .model(calls(call("a", "mail", "{}")), says("Sent.").afterFailures(5))
                .watcher(new Deed.Redrive(), 1)
                .run();

        assertThat(run.task().result()).contains("Sent.");
        assertThat(run.task().facts(Fact.Failed.class)).hasSize(1);
        assertThat(mail.runs()).isEqualTo(1);
    }

    @Test
    void whoHasNothingToDoAnythingToMakesARunVoid() {
        Run run = mailing(Schedule.NONE.person(1, new Deed.Cancel()).person(6, new Deed.Redrive()))
                .run();

        assertThat(run.isVoid()).isTrue();
        assertThat(run.heard()).isEmpty();
        assertThat(new Deed.Say("Hello.").java()).isEqualTo("new Deed.Say(\"Hello.\")");
    }

    @Test
    void withoutAModelThereIsNothingToRun() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Simulation.under(Schedule.NONE).run())
                .withMessage("the simulation has no model: say what it answers with model(…)");
    }
}
