package com.opspawn.agent;

import static com.opspawn.agent.ScriptedModel.call;
import static com.opspawn.agent.ScriptedModel.calls;
import static com.opspawn.agent.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.ToolCall;
import com.opspawn.journal.ToolResult;
import com.opspawn.llm.Answer;
import com.opspawn.llm.Message;
import com.opspawn.llm.ModelException;
import com.opspawn.llm.Prompt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;

/** Whatever dies wherever: the next invocation goes on from the journal, and the journal stays whole. */
final class RandomCrashTest {
    private static final int TOOL_STEPS = 4;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    /** How many answers were recorded at each question. */
    private final List<Integer> askedWith = new ArrayList<>();

    private final Stage stage = new Stage(
            new ScriptedModel().says(this::answer), ScriptedTool.counting("one"), ScriptedTool.counting("two"));

    private Answer answer(Prompt prompt) throws ModelException {
        int recorded = Calls.answers(stage.history()).size();
        askedWith.add(recorded);
        if (random.nextInt(5) == 0) {
            throw ModelException.retryable("busy", Optional.empty(), new IllegalStateException());
        }
        return recorded == TOOL_STEPS ? text("Done.") : calls(call("a", "one"), call("b", "two"));
    }

    @RepeatedTest(200)
    void aTaskComesToItsOneEndThroughAnyCrashes() throws Exception {
        System.out.println("aTaskComesToItsOneEndThroughAnyCrashes: seed " + seed);
        stage.submitted();
        CrashingJournal journal = new CrashingJournal(stage.store, random);

        runToEnd(stage.step(journal));

        // A run in which nothing went wrong proves nothing.
        assumeTrue(journal.crashes() > 0, "no crash");
        List<Entry> entries = stage.history().entries();
        assertThat(entries).as("seed " + seed).hasSize(1 + 2 * TOOL_STEPS + 2);
        assertThat(entries.stream().filter(entry -> entry.fact() instanceof Fact.Ending))
                .as("seed " + seed)
                .containsExactly(entries.getLast());
        assertThat(entries.getLast().fact()).as("seed " + seed).isEqualTo(new Fact.Completed("Done."));
        assertThat(gaps(entries)).as("seed " + seed).isEmpty();
        assertThat(unansweredCalls(entries)).as("seed " + seed).isEmpty();
        assertThat(askedWith)
                .as("never asked again for what is recorded, seed " + seed)
                .isSorted();
        assertThat(Set.copyOf(askedWith)).as("seed " + seed).hasSize(TOOL_STEPS + 1);
        assertThat(rewrittenPrompts()).as("seed " + seed).isEmpty();
    }

    private void runToEnd(Step step) throws InterruptedException {
        StepOutcome outcome = new StepOutcome.Continue();
        while (!(outcome instanceof StepOutcome.Done)) {
            try {
                // The count of failures stays at 0: how a provider is given up is not what is tested here.
                outcome = stage.run(step, 0);
            } catch (CrashingJournal.Crash crash) {
                outcome = new StepOutcome.Continue();
            }
        }
    }

    private static List<Entry> gaps(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entries.indexOf(entry) != entry.seq())
                .toList();
    }

    private static Set<ToolCall> unansweredCalls(List<Entry> entries) {
        Set<ToolCall> unanswered = new HashSet<>();
        for (int i = 1; i < entries.size(); i++) {
            if (entries.get(i - 1).fact() instanceof Fact.ModelAnswered answer
                    && !answer.toolCalls().isEmpty()) {
                List<String> results = entries.get(i).fact() instanceof Fact.ToolsFinished finished
                        ? finished.results().stream().map(ToolResult::callId).toList()
                        : List.of();
                List<String> calls =
                        answer.toolCalls().stream().map(ToolCall::id).toList();
                if (!calls.equals(results)) {
                    unanswered.addAll(answer.toolCalls());
                }
            }
        }
        return unanswered;
    }

    /** Prompts that are not the one before with more at its end. */
    private List<Prompt> rewrittenPrompts() {
        List<Prompt> prompts = ((ScriptedModel) stage.model).prompts();
        List<Prompt> rewritten = new ArrayList<>();
        List<Message> before = List.of();
        for (Prompt prompt : prompts) {
            if (!prompt.messages()
                    .subList(0, Math.min(before.size(), prompt.messages().size()))
                    .equals(before)) {
                rewritten.add(prompt);
            }
            before = prompt.messages();
        }
        return rewritten;
    }
}
