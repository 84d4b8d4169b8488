package com.opspawn.agent;

import com.opspawn.journal.History;
import com.opspawn.journal.Round;
import com.opspawn.journal.ToolCall;
import com.opspawn.journal.ToolResult;
import com.opspawn.journal.ToolStatus;
import com.opspawn.policy.Action;
import com.opspawn.policy.Verdict;
import com.opspawn.tool.Prepared;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sorts the open calls of an answer: what is refused, what must not be run again, what is to be run. */
final class Planning {
    private final History history;
    private final Agent agent;
    private final Round round;
    private final List<ToolResult> told = new ArrayList<>();
    private final List<Prepared.Ready> lost = new ArrayList<>();
    private final List<Prepared.Ready> run = new ArrayList<>();

    private Planning(History history, Agent agent, Round round) {
        this.history = history;
        this.agent = agent;
        this.round = round;
    }

    /** @param round with open calls, which nobody is running */
    static Work of(History history, Agent agent, Round round) {
        Planning planning = new Planning(history, agent, round);
        planning.sort();
        return new Work(agent, round, planning.told, planning.lost, planning.run);
    }

    private void sort() {
        List<ToolCall> all = round.answer().toolCalls();
        for (Prepared prepared : agent.tools().prepare(all)) {
            String id = prepared.call().id();
            if (round.results().containsKey(id)) {
                continue;
            }
            if (round.started().contains(id)) {
                again(prepared);
            } else {
                fresh(prepared);
            }
        }
    }

    /** Somebody was about to run it, and is dead: what its tool is and may do today decides, and nothing is guessed. */
    private void again(Prepared prepared) {
        switch (prepared) {
            case Prepared.Refused refused ->
                told.add(Unknown.result(refused, "its run was cut off, and now it is " + refused.why()));
            case Prepared.Ready ready -> {
                switch (ready.effect()) {
                    case ONCE -> told.add(Unknown.result(ready, "its run was cut off"));
                    case RECONCILABLE -> lost.add(ready);
                    case READ, IDEMPOTENT -> fresh(ready);
                }
            }
        }
    }

    private void fresh(Prepared prepared) {
        switch (prepared) {
            case Prepared.Refused refused -> told.add(refused.refused(ToolStatus.FAILED, refused.why()));
            case Prepared.Ready ready ->
                denial(agent, history, ready)
                        .ifPresentOrElse(why -> told.add(ready.refused(ToolStatus.DENIED, why)), () -> run.add(ready));
        }
    }

    /** Why the agent's policy does not allow this very call; empty where it does. */
    static Optional<String> denial(Agent agent, History history, Prepared.Ready call) {
        String tool = call.tool().spec().name();
        Action action = new Action(
                history.key().tenant(),
                agent.id(),
                tool,
                call.effect(),
                call.arguments().deepCopy());
        return switch (agent.policy().decide(action)) {
            case Verdict.Allowed _ -> Optional.empty();
            case Verdict.Denied denied -> Optional.of(denied.reason());
            case Verdict.NeedsPerson asked ->
                Optional.of("not run: a person must approve this call of " + tool + " first (" + asked.reason()
                        + "), and there is no way to ask one here. Reach the goal without it, or say in your answer"
                        + " what could not be done");
        };
    }
}
