package com.opspawn.testing.suite;

import static com.opspawn.testing.script.Turn.call;
import static com.opspawn.testing.script.Turn.calls;
import static com.opspawn.testing.script.Turn.says;
import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.journal.InputDecision;
import com.opspawn.testing.Simulation;
import com.opspawn.testing.boundary.Deed;
import com.opspawn.testing.cloud.Submission;
import com.opspawn.testing.run.Run;
import com.opspawn.testing.script.ScriptedTool;
import com.opspawn.tool.Effect;
import java.util.Optional;

/** Three steps, tools of all four effect classes side by side, a model that fails once, and, where it is posted, an approval. */
public final class ReferenceTask {
    private static final String BODY = "{\"task_type\": \"agent_task\", \"prompt\": \"Do it.\"}";

    private ReferenceTask() {}

    /** A client posts it, and tries three times; a person approves one of its calls. */
    public static void posted(Simulation task) {
        completed(task.asking("pay").watcher(new Deed.Decide(InputDecision.APPROVE), 1));
    }

    /** A client posts it once: what is recorded and never started is the sweeper's. */
    public static void postedOnce(Simulation task) {
        completed(task.submission(new Submission(BODY, Optional.of("key"), 1, false)));
    }

    /** It comes as a message. */
    public static void queued(Simulation task) {
        completed(task.submission(new Submission(BODY, Optional.empty(), 1, true)));
    }

    /** It fails since its model is out of reach for long, and somebody has it go on. */
    public static void redriven(Simulation task) {
        task.tool(ScriptedTool.of(Effect.ONCE, "mail"))
                .model(
                        calls(call("a", "mail", "{\"to\": \"bob\"}")),
                        says("All is done.").afterFailures(5))
                .watcher(new Deed.Redrive(), 3);
        judge(task.run());
    }

    private static void completed(Simulation task) {
        task.tool(ScriptedTool.of(Effect.READ, "look"))
                .tool(ScriptedTool.of(Effect.IDEMPOTENT, "book"))
                .tool(ScriptedTool.of(Effect.IDEMPOTENT, "pay"))
                .tool(ScriptedTool.of(Effect.RECONCILABLE, "ship"))
                .tool(ScriptedTool.of(Effect.ONCE, "mail"))
                .model(
                        calls(
                                call("a", "look", "{\"at\": 1}"),
                                call("b", "book", "{\"order\": 7}"),
                                call("c", "ship", "{\"order\": 7}"),
                                call("d", "mail", "{\"to\": \"bob\"}")),
                        calls(call("e", "look", "{\"at\": 2}"), call("f", "pay", "{\"order\": 8}"))
                                .afterFailures(1),
                        says("All is done."));
        judge(task.run());
    }

    private static void judge(Run run) {
        // Where its sender dies there may be no task; else one process that dies is not worth it, however often it is
        // delivered.
        assertThat(run.tasks()).hasSizeBetween(run.fired().isEmpty() ? 1 : 0, 1);
        boolean cancelled = run.heard().stream()
                .anyMatch(heard -> heard.isAccepted() && heard.demand().action().equals("cancel"));
        assertThat(run.tasks())
                .allSatisfy(each -> assertThat(each.result().orElse(cancelled ? "All is done." : ""))
                        .startsWith("All is done."));
    }
}
