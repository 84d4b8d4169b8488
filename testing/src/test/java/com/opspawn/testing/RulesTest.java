package com.opspawn.testing;

import static com.opspawn.testing.script.Turn.says;
import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.ToolResult;
import com.opspawn.journal.ToolStatus;
import com.opspawn.local.states.log.ExecutionEnd;
import com.opspawn.task.Task;
import com.opspawn.task.TaskState;
import com.opspawn.testing.actor.Stuck;
import com.opspawn.testing.boundary.Schedule;
import com.opspawn.testing.cloud.Accepted;
import com.opspawn.testing.cloud.Submission;
import com.opspawn.testing.rule.Rules;
import com.opspawn.testing.rule.Violation;
import com.opspawn.testing.run.Run;
import com.opspawn.testing.run.TaskRun;
import com.opspawn.testing.script.ScriptedTool;
import com.opspawn.tool.Effect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each rule is broken by what contradicts it; what a real run leaves behind is changed by hand to that end. */
final class RulesTest {
    private static final Run CLEAN =
            References.fourEffects(Simulation.under(Schedule.NONE)).run();
    private static final TaskRun TASK = CLEAN.task();

    private static Run with(
            List<TaskRun> tasks, List<Accepted> accepted, List<ScriptedTool> tools, Optional<Stuck> stuck) {
        return new Run(
                CLEAN.schedule(),
                CLEAN.trace(),
                CLEAN.fired(),
                tasks,
                CLEAN.submissions(),
                accepted,
                CLEAN.deadLetters(),
                CLEAN.heard(),
                tools,
                CLEAN.end(),
                stuck);
    }

    private static Run with(TaskRun task) {
        return with(List.of(task), CLEAN.accepted(), CLEAN.tools(), Optional.empty());
    }

    private static Run withEntries(UnaryOperator<List<Entry>> change) {
        List<Entry> changed = change.apply(new ArrayList<>(TASK.entries()));
        return with(new TaskRun(TASK.key(), changed, TASK.shown(), TASK.execution()));
    }

    private static List<String> rules(Run run) {
        return Rules.broken(run).stream().map(Violation::rule).distinct().toList();
    }

    @Test
    void aCleanRunBreaksNone() {
        assertThat(Rules.broken(CLEAN)).isEmpty();
    }

    @Test
    void aRunThatGotStuck() {
        Run run = with(List.of(TASK), CLEAN.accepted(), CLEAN.tools(), Optional.of(new Stuck("nobody can go on")));

        assertThat(Rules.broken(run))
                .extracting(Violation::toString)
                .containsExactly("nothing is stuck past its deadline: the run got stuck: nobody can go on");
    }

    @Test
    void aTaskThatNeverEnded() {
        Run run = withEntries(entries -> entries.subList(0, entries.size() - 1));

        assertThat(rules(run)).contains("nothing is stuck past its deadline");
    }

    @Test
    void aTaskThatEndedLongAfterItsTime() {
        Run run = withEntries(entries -> {
            Entry last = entries.removeLast();
            entries.add(new Entry(last.seq(), last.at().plus(Duration.ofHours(25)), last.fact()));
            return entries;
        });

        assertThat(rules(run)).contains("nothing is stuck past its deadline");
    }

    @Test
    void aPromiseThatIsNotKept() {
        Accepted promise = new Accepted(CLEAN.submissions().getFirst(), "task_that_is_not");

        Run run = with(List.of(TASK), List.of(promise), CLEAN.tools(), Optional.empty());

        assertThat(Rules.broken(run))
                .extracting(Violation::toString)
                .containsExactly("what was accepted is recorded: task_that_is_not was promised and does not exist");
    }

    @Test
    void aGapInAJournal() {
        Run run = withEntries(entries -> {
            entries.remove(3);
            return entries;
        });

        assertThat(rules(run)).contains("a journal has no gaps");
    }

    @Test
    void aSecondEnd() {
        Run run = withEntries(entries -> {
            Entry last = entries.getLast();
            entries.add(new Entry(last.seq() + 1, last.at(), new Fact.Cancelled("too late", "somebody")));
            return entries;
        });

        assertThat(rules(run)).containsExactly("each task ends exactly once");
    }

    @Test
    void anEntryBehindTheEndThatIsNoLateResult() {
        Run run = withEntries(entries -> {
            Entry last = entries.getLast();
            entries.add(new Entry(last.seq() + 1, last.at(), new Fact.ToolStarted(1, List.of("a"), last.at())));
            return entries;
        });

        assertThat(rules(run)).containsExactly("each task ends exactly once");
    }

    @Test
    void anExecutionThatGoesOnWithoutItsTask() {
        Run run = with(new TaskRun(TASK.key(), TASK.entries(), TASK.shown(), Optional.<ExecutionEnd>empty()));

        assertThat(rules(run)).containsExactly("each task ends exactly once");
    }

    @Test
    void aTaskThatIsShownAsItIsNot() {
        Task pending = TASK.shown()
                .orElseThrow()
                .in(new TaskState.Pending(), TASK.shown().get().updatedAt());

        Run run = with(new TaskRun(TASK.key(), TASK.entries(), Optional.of(pending), TASK.execution()));

        assertThat(rules(run)).containsExactly("the task that is shown is the fold of its journal");
    }

    @Test
    void twoTasksForOneKey() {
        Run run = with(List.of(TASK, TASK), CLEAN.accepted(), List.of(), Optional.empty());

        assertThat(rules(run)).contains("a submission that comes twice is one task");
    }

    @Test
    void aCallWithoutAResult() {
        Run run = withEntries(entries -> {
            entries.replaceAll(entry -> entry.fact() instanceof Fact.ToolsFinished
                    ? new Entry(entry.seq(), entry.at(), new Fact.ToolsFinished(List.of()))
                    : entry);
            return entries;
        });

        assertThat(rules(run)).contains("each call has exactly one result");
    }

    @Test
    void aCallWithTwoResults() {
        Run run = withEntries(entries -> {
            Entry last = entries.getLast();
            Fact.ToolFinished first =
                    TASK.facts(Fact.ToolFinished.class).findFirst().orElseThrow();
            entries.add(new Entry(last.seq() + 1, last.at(), first));
            return entries;
        });

        assertThat(rules(run)).containsExactly("each call has exactly one result");
    }

    @Test
    void anEffectThatIsReportedAndDidNotHappen() {
        List<ScriptedTool> idle = List.of(ScriptedTool.of(Effect.ONCE, "mail"));

        Run run = with(List.of(TASK), CLEAN.accepted(), idle, Optional.empty());

        assertThat(Rules.broken(run))
                .extracting(Violation::toString)
                .containsExactly("each effect happens at most once, and is neither invented nor dropped: "
                        + "What[tool=mail, arguments={\"to\":\"bob\"}] succeeded 1 times, and happened 0 times");
    }

    @Test
    void anEffectThatHappenedAndIsReportedAsNotDone() {
        Run run = withEntries(entries -> {
            entries.replaceAll(entry -> entry.fact() instanceof Fact.ToolFinished finished
                            && finished.result().tool().equals("mail")
                    ? new Entry(entry.seq(), entry.at(), failed(finished))
                    : entry);
            return entries;
        });

        assertThat(Rules.broken(run))
                .extracting(Violation::toString)
                .containsExactly("each effect happens at most once, and is neither invented nor dropped: "
                        + "What[tool=mail, arguments={\"to\":\"bob\"}] happened 1 times, and of its calls only 0 say"
                        + " that it did or may have");
    }

    private static Fact failed(Fact.ToolFinished finished) {
        ToolResult result = finished.result();
        return new Fact.ToolFinished(
                finished.answer(),
                new ToolResult(result.callId(), result.tool(), ToolStatus.FAILED, "no", result.duration()));
    }

    @Test
    void aPromptThatIsAnotherThanBefore() {
        Submission another = new Submission(
                "{\"task_type\": \"agent_task\", \"prompt\": \"Another.\"}", Optional.of("other"), 1, false);
        Run other = Simulation.under(Schedule.NONE)
                .model(says("Hello."))
                .submission(another)
                .run();
        Run mixed = new Run(
                CLEAN.schedule(),
                Stream.concat(CLEAN.trace().stream(), other.trace().stream()).toList(),
                CLEAN.fired(),
                CLEAN.tasks(),
                CLEAN.submissions(),
                CLEAN.accepted(),
                CLEAN.deadLetters(),
                CLEAN.heard(),
                CLEAN.tools(),
                CLEAN.end(),
                Optional.empty());

        assertThat(rules(mixed)).contains("a prompt is the earlier one with more at its end");
    }
}
