package com.opspawn.agent;

import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.journal.ToolCall;
import com.opspawn.journal.ToolResult;
import com.opspawn.policy.OnUnknown;
import com.opspawn.task.StoreException;
import com.opspawn.tool.Effect;
import com.opspawn.tool.Settled;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes down results as they come: at once where the call had effects, all others together at the end. */
final class Results {
    private final Recorder recorder;
    private final Work work;
    private final List<ToolResult> told;
    private final List<ToolResult> unrecorded = new ArrayList<>();
    private final List<Settled.Lost> broken = new ArrayList<>();
    private final List<Fact> asked = new ArrayList<>();
    private final Asking asking;
    private History history;

    /** @param asking in whose words a person is asked about what nobody can tell */
    Results(Recorder recorder, History history, Work work, List<ToolResult> told, Asking asking) {
        this.recorder = recorder;
        this.history = history;
        this.work = work;
        this.told = new ArrayList<>(told);
        this.asking = asking;
    }

    void add(Settled settled) {
        switch (settled) {
            case Settled.Known known -> {
                if (known.call().effect() == Effect.READ) {
                    told.add(known.result());
                } else {
                    tryToRecord(known.result());
                }
            }
            case Settled.Lost lost -> {
                if (lost.call().effect() == Effect.ONCE) {
                    lostForEver(lost);
                } else if (!lost.mayGoOn()) {
                    broken.add(lost);
                }
                // Else it is open until its deadline: only then what its tool says of it is the last word.
            }
        }
    }

    private void lostForEver(Settled.Lost lost) {
        if (work.agent().policy().onUnknown() == OnUnknown.TELL) {
            tryToRecord(Unknown.result(lost.call(), lost.why()));
        } else if (!lost.mayGoOn()) {
            unclear(lost.call().call(), lost.why());
        }
        // Else it is open until its deadline, and a person is asked then.
    }

    /** A person is asked about it. */
    void unclear(ToolCall call, String why) {
        asked.add(new Fact.InputRequested(asking.unknown(call, why)));
    }

    /** Those whose tools can be asked now what became of them. */
    List<Settled.Lost> broken() {
        return List.copyOf(broken);
    }

    /** One that cannot be written down now does not stop the calls beside it. */
    private void tryToRecord(ToolResult result) {
        try {
            record(result);
        } catch (StoreException e) {
            unrecorded.add(result);
        }
    }

    void record(ToolResult result) {
        history = recorder.finished(
                history, new Fact.ToolFinished(work.round().entry().seq(), fitting(result)));
    }

    History finish() {
        unrecorded.forEach(this::record);
        if (!told.isEmpty()) {
            List<String> order =
                    work.round().answer().toolCalls().stream().map(ToolCall::id).toList();
            List<ToolResult> all = told.stream()
                    .map(this::fitting)
                    .sorted(Comparator.comparingInt(result -> order.indexOf(result.callId())))
                    .toList();
            history = recorder.allFinished(history, work.round().entry().seq(), all);
        }
        return asked.isEmpty() || history.hasEnded() ? history : recorder.recorded(history, asked);
    }

    private ToolResult fitting(ToolResult result) {
        return work.agent()
                .tools()
                .cut(result, work.round().answer().toolCalls().size());
    }
}
