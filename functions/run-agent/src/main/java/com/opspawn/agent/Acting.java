package com.opspawn.agent;

import com.opspawn.journal.Appended;
import com.opspawn.journal.Fact;
import com.opspawn.journal.FinishReason;
import com.opspawn.journal.History;
import com.opspawn.journal.InputRequest;
import com.opspawn.journal.Round;
import com.opspawn.journal.ToolCall;
import com.opspawn.journal.ToolResult;
import com.opspawn.journal.ToolStatus;
import com.opspawn.tool.Caller;
import com.opspawn.tool.Prepared;
import com.opspawn.tool.Settled;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Has the calls of an answer run: what must not happen twice is written down before it is begun. */
final class Acting {
    private final Recorder recorder;
    private final Clock clock;

    Acting(Recorder recorder, Clock clock) {
        this.recorder = recorder;
        this.clock = clock;
    }

    /**
     * Decides about open calls.
     *
     * @param begun whether this invocation has done something already
     * @param latest when it has no time left
     */
    Decision next(History history, Agent agent, Round round, boolean begun, Instant latest) {
        Instant now = clock.instant();
        Optional<Instant> busy = Calls.busyUntil(history, round).filter(now::isBefore);
        if (busy.isPresent()) {
            return new Decision.Leave(StepOutcome.Wait.forRival(busy.get(), now, 0));
        }
        Optional<Fact> stop = agent.limits().stopBefore(round.open(), history);
        if (stop.isPresent()) {
            return Decision.Append.of(stop.get());
        }
        if (round.answer().finishReason() == FinishReason.LENGTH) {
            return Decision.Append.of(new Fact.ToolsFinished(
                    round.open().stream().map(Acting::cutOff).toList()));
        }
        Work work = Planning.of(history, agent, round, now);
        if (!work.asked().isEmpty()) {
            return new Decision.Append(requested(work.asked()));
        }
        return begun && work.needsMoreThan(Duration.between(now, latest))
                ? new Decision.Leave(new StepOutcome.Continue())
                : new Decision.Act(work);
    }

    private static List<Fact> requested(List<InputRequest> asked) {
        return asked.stream().<Fact>map(Fact.InputRequested::new).toList();
    }

    /** Arguments that were cut may still be valid JSON, and mean something else. */
    private static ToolResult cutOff(ToolCall call) {
        String text = "not run: your answer was cut off at the limit of output tokens, so its calls may be incomplete; "
                + "answer again, more briefly";
        return new ToolResult(call.id(), call.tool(), ToolStatus.FAILED, text, Duration.ZERO);
    }

    /**
     * Does the work.
     *
     * @param latest when there is no time left for it
     * @return what the journal says then
     */
    History act(History history, Work work, Instant latest) throws InterruptedException {
        Caller caller = caller(history, work);
        Instant end = earliest(latest, work.agent().limits().end());
        List<ToolResult> told = new ArrayList<>(work.told());
        List<InputRequest> asked = new ArrayList<>();
        List<Prepared.Ready> notHappened = new ArrayList<>();
        for (Reconciling.Found found : new Reconciling(work, caller).of(work.lost(), timeLeft(end))) {
            switch (found) {
                case Reconciling.Found.Result known -> told.add(known.result());
                case Reconciling.Found.Unclear unclear ->
                    asked.add(asking(history, work).unknown(unclear.call(), unclear.why()));
                case Reconciling.Found.NotHappened not -> notHappened.add(not.call());
            }
        }
        Work fresh = Planning.fresh(history, work, notHappened, clock.instant());
        told.addAll(fresh.told());
        asked.addAll(fresh.asked());
        if (!asked.isEmpty()) {
            return recorder.recorded(history, requested(asked));
        }
        List<Prepared.Ready> run = new ArrayList<>(work.run());
        run.addAll(fresh.run());
        if (timeLeft(end).isZero()) {
            return history;
        }
        return marked(history, work, run, latest) instanceof Appended.Won won
                ? ran(won.history(), work, caller, run, told, end)
                : recorder.newer(history);
    }

    private Asking asking(History history, Work work) {
        return new Asking(history, work.agent(), work.round(), clock.instant());
    }

    /** Whoever wins this slot runs what must not happen twice. */
    private Appended marked(History history, Work work, List<Prepared.Ready> run, Instant latest) {
        List<String> ids = run.stream()
                .filter(Prepared.Ready::isMarked)
                .map(call -> call.call().id())
                .toList();
        long answer = work.round().entry().seq();
        Instant deadline = latest.plus(Step.RESERVE);
        return ids.isEmpty()
                ? new Appended.Won(history)
                : recorder.append(history, List.of(new Fact.ToolStarted(answer, ids, deadline)));
    }

    private History ran(
            History history, Work work, Caller caller, List<Prepared.Ready> run, List<ToolResult> told, Instant end)
            throws InterruptedException {
        Results results = new Results(recorder, history, work, told, asking(history, work));
        work.agent().tools().run(run, caller, timeLeft(end), results::add);
        List<Settled.Lost> broken = results.broken();
        List<Prepared.Ready> calls = broken.stream().map(Settled.Lost::call).toList();
        for (Reconciling.Found found : new Reconciling(work, caller).of(calls, timeLeft(end))) {
            switch (found) {
                case Reconciling.Found.Result known -> results.record(known.result());
                case Reconciling.Found.Unclear unclear -> results.unclear(unclear.call(), unclear.why());
                case Reconciling.Found.NotHappened not ->
                    results.record(not.call()
                            .refused(
                                    ToolStatus.FAILED,
                                    broken.get(calls.indexOf(not.call())).why()));
            }
        }
        return results.finish();
    }

    private static Caller caller(History history, Work work) {
        Agent agent = work.agent();
        long answer = work.round().entry().seq();
        return new Caller(history.key(), agent.id(), answer, Calls.doneBefore(history, answer), agent.hosts());
    }

    private Duration timeLeft(Instant end) {
        Duration left = Duration.between(clock.instant(), end);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
