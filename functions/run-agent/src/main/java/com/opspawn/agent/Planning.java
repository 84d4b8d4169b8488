package com.opspawn.agent;

import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.journal.InputRequest;
import com.opspawn.journal.Round;
import com.opspawn.journal.ToolCall;
import com.opspawn.journal.ToolResult;
import com.opspawn.journal.ToolStatus;
import com.opspawn.policy.Action;
import com.opspawn.policy.OnUnknown;
import com.opspawn.policy.Verdict;
import com.opspawn.tool.Prepared;
import com.opspawn.tool.builtin.person.AskPerson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sorts the open calls of an answer: what is refused, asked for, found out about, and run. */
final class Planning {
    private final History history;
    private final Agent agent;
    private final Round round;
    private final Decisions decisions;
    private final Asking asking;
    private final List<ToolResult> told = new ArrayList<>();
    private final List<InputRequest> asked = new ArrayList<>();
    private final List<Prepared.Ready> lost = new ArrayList<>();
    private final List<Prepared.Ready> run = new ArrayList<>();

    private Planning(History history, Agent agent, Round round, Instant now) {
        this.history = history;
        this.agent = agent;
        this.round = round;
        this.decisions = new Decisions(history, round);
        this.asking = new Asking(history, agent, round, now);
    }

    /** @param round with open calls, which nobody is running */
    static Work of(History history, Agent agent, Round round, Instant now) {
        Planning planning = new Planning(history, agent, round, now);
        for (Prepared prepared : agent.tools().prepare(round.answer().toolCalls())) {
            planning.sort(planning.edited(prepared));
        }
        return planning.work();
    }

    /** The same of calls that did not happen, as is known by now. */
    static Work fresh(History history, Work work, List<Prepared.Ready> calls, Instant now) {
        Planning planning = new Planning(history, work.agent(), work.round(), now);
        calls.forEach(planning::fresh);
        return planning.work();
    }

    private Work work() {
        return new Work(agent, round, told, asked, lost, run);
    }

    /**
     * The call with the arguments that a person gave it, who has approved them by that; what the policy denies stays denied.
     * From here on it is this call and no other, whose effect may differ from that of the one which the model wrote.
     */
    private Prepared edited(Prepared asked) {
        Optional<String> arguments = decisions.onApproval(asked.call()).flatMap(Fact.InputGiven::arguments);
        if (arguments.isEmpty()) {
            return asked;
        }
        ToolCall call = new ToolCall(asked.call().id(), asked.call().tool(), arguments.get());
        Prepared edited = agent.tools().prepare(List.of(call)).getFirst();
        return edited instanceof Prepared.Refused refused
                ? new Prepared.Refused(
                        call, "not run: a person changed the arguments, and they do not fit: " + refused.why())
                : edited;
    }

    private void sort(Prepared prepared) {
        String id = prepared.call().id();
        if (!round.results().containsKey(id)) {
            if (round.started().contains(id)) {
                again(prepared);
            } else {
                fresh(prepared);
            }
        }
    }

    /** Somebody was about to run it, and is dead: what its tool is and may do today decides, and nothing is guessed. */
    private void again(Prepared prepared) {
        decisions.onUnknown(prepared.call()).ifPresentOrElse(given -> decided(prepared, given), () -> lost(prepared));
    }

    private void decided(Prepared prepared, Fact.InputGiven given) {
        switch (given.decision()) {
            case APPROVE, EDIT -> fresh(prepared);
            case ANSWER ->
                told.add(prepared.refused(ToolStatus.SUCCEEDED, given.answer().orElseThrow()));
            case REJECT -> told.add(Unknown.result(prepared, "a person was asked: " + Decisions.reason(given)));
        }
    }

    private void lost(Prepared prepared) {
        switch (prepared) {
            case Prepared.Refused refused -> unknown(refused, "its run was cut off, and now it is " + refused.why());
            case Prepared.Ready ready -> {
                switch (ready.effect()) {
                    case ONCE -> unknown(ready, "its run was cut off");
                    case RECONCILABLE -> lost.add(ready);
                    case READ, IDEMPOTENT -> fresh(ready);
                }
            }
        }
    }

    private void unknown(Prepared prepared, String why) {
        if (agent.policy().onUnknown() == OnUnknown.ASK) {
            asked.add(asking.unknown(prepared.call(), why));
        } else {
            told.add(Unknown.result(prepared, why));
        }
    }

    private void fresh(Prepared prepared) {
        switch (prepared) {
            case Prepared.Refused refused -> told.add(refused.refused(ToolStatus.FAILED, refused.why()));
            case Prepared.Ready ready -> {
                switch (verdict(ready)) {
                    case Verdict.Allowed _ -> allowed(ready);
                    case Verdict.Denied denied -> told.add(ready.refused(ToolStatus.DENIED, denied.reason()));
                    case Verdict.NeedsPerson person ->
                        decisions
                                .onApproval(ready.call())
                                .ifPresentOrElse(
                                        given -> judged(ready, given),
                                        () -> asked.add(asking.approval(ready.call(), person.reason())));
                }
            }
        }
    }

    private void judged(Prepared.Ready ready, Fact.InputGiven given) {
        switch (given.decision()) {
            case APPROVE, EDIT, ANSWER -> allowed(ready);
            case REJECT ->
                told.add(ready.refused(
                        ToolStatus.DENIED,
                        "not run: a person did not approve this call (" + Decisions.reason(given)
                                + "). Reach the goal without it, or say in your answer what could not be done"));
        }
    }

    private void allowed(Prepared.Ready ready) {
        if (!(ready.tool() instanceof AskPerson)) {
            run.add(ready);
            return;
        }
        decisions
                .onQuestion(ready.call())
                .ifPresentOrElse(
                        given -> told.add(answered(ready, given)),
                        () -> asked.add(asking.question(ready.call(), ready.arguments())));
    }

    private static ToolResult answered(Prepared.Ready ready, Fact.InputGiven given) {
        return given.answer()
                .map(answer -> ready.refused(ToolStatus.SUCCEEDED, answer))
                .orElseGet(() ->
                        ready.refused(ToolStatus.FAILED, "the person gave no answer: " + Decisions.reason(given)));
    }

    private Verdict verdict(Prepared.Ready call) {
        return agent.policy()
                .decide(new Action(
                        history.key().tenant(),
                        agent.id(),
                        call.tool().spec().name(),
                        call.effect(),
                        call.arguments().deepCopy()));
    }
}
