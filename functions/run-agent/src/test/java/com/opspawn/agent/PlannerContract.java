package com.opspawn.agent;

import static com.opspawn.agent.ScriptedModel.call;
import static com.opspawn.agent.ScriptedModel.calls;
import static com.opspawn.agent.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.FinishReason;
import com.opspawn.journal.History;
import com.opspawn.journal.ToolCall;
import com.opspawn.json.Json;
import com.opspawn.llm.Answer;
import com.opspawn.llm.Message;
import com.opspawn.llm.ModelException;
import com.opspawn.llm.Prompt;
import com.opspawn.planner.Briefing;
import com.opspawn.planner.Next;
import com.opspawn.planner.Planner;
import com.opspawn.planner.Planners;
import com.opspawn.task.Budget;
import com.opspawn.task.Usage;
import com.opspawn.tool.ToolException;
import com.opspawn.tool.Toolbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every planner promises, over tasks that really ran with a model that says anything. */
@Timeout(60)
abstract class PlannerContract {
    /** Of the default step limit: each question may be preceded by one for a summary. */
    private static final int MOST_QUESTIONS = 2 * 20;

    private static final List<String> FRAGMENTS = List.of(
            "Thought: what now?\n",
            "Action: one\n",
            "Action: two\nAction Input: {}\n",
            "Action: missing\nAction Input: {\"a\": 1}\n",
            "Action: None\n",
            "Observation: made up\n",
            "Final Answer: 4\n",
            "<think>hm</think>\n",
            "<tool_call>{\"name\": \"two\", \"arguments\": {}}</tool_call>\n",
            "{\"action\": \"one\", \"action_input\": {}}\n",
            "[\"find\", \"write\"]\n",
            "[]\n",
            "Plan:\n1. find\n2. write\n",
            "FAILED: no luck\n",
            "It is sunny.\n",
            "```\n",
            "**",
            " ");

    private final String name;
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    PlannerContract(String name) {
        this.name = name;
    }

    private Planner planner() {
        return Planners.find(name).orElseThrow();
    }

    private Stage stage(ScriptedModel model) {
        ScriptedTool two = new ScriptedTool("two", this::luck);
        return new Stage(model, ScriptedTool.counting("one"), two)
                .submitted(Stage.submission(
                        Optional.of(Json.object().put("planner", name)), Budget.UNLIMITED, Optional.empty()));
    }

    private String luck() throws ToolException {
        if (random.nextBoolean()) {
            throw new ToolException("no luck");
        }
        return "two " + random.nextInt();
    }

    /** Anything: words, calls, nothing, cut off, filtered, near the context's end, or no answer at all. */
    private Answer anything(Prompt prompt) throws ModelException {
        int kind = random.nextInt(20);
        if (kind == 0) {
            throw ModelException.retryable("busy", Optional.empty(), new IllegalStateException());
        }
        List<ToolCall> calls = kind > 7 && kind < 15 ? randomCalls() : List.of();
        FinishReason reason = kind == 6 ? FinishReason.LENGTH : kind == 7 ? FinishReason.OTHER : FinishReason.STOP;
        Usage usage = new Usage(random.nextInt(5) == 0 ? 900 : 100, 10);
        return new Answer(randomWords(), calls, reason, usage);
    }

    private List<ToolCall> randomCalls() {
        return random.ints(1 + random.nextInt(3), 0, 3)
                .mapToObj(i -> call(
                        random.nextBoolean() ? "" : "id",
                        List.of("one", "two", "missing").get(i)))
                .toList();
    }

    private String randomWords() {
        StringBuilder words = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            words.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
        }
        return words.toString();
    }

    private static Briefing briefing(Stage stage, History history) {
        return new Briefing(
                "You are an agent.",
                history,
                new Toolbox(stage.tools).specs(),
                OptionalInt.empty(),
                OptionalDouble.empty());
    }

    /** Each beginning of a journal at which its planner was asked what comes next. */
    private static List<History> questions(History history) {
        List<History> questions = new ArrayList<>();
        for (int i = 1; i <= history.entries().size(); i++) {
            History beginning = new History(history.key(), history.entries().subList(0, i));
            if (!beginning.hasEnded()
                    && Calls.open(beginning).isEmpty()
                    && !(beginning.last().fact() instanceof Fact.ModelAnswered)) {
                questions.add(beginning);
            }
        }
        return questions;
    }

    @RepeatedTest(100)
    void aLaterPromptIsAnEarlierOneWithMoreAtItsEndUntilACompactionBeginsAnew() throws Exception {
        Stage stage = ranToEnd();

        Optional<Prompt> before = Optional.empty();
        for (History history : questions(stage.history())) {
            Optional<Prompt> prompt = prompt(planner().next(briefing(stage, history)));
            if (history.last().fact() instanceof Fact.Compacted) {
                before = Optional.empty();
            }
            if (before.isPresent() && prompt.isPresent()) {
                assertExtends(before.get(), prompt.get());
            }
            before = prompt;
        }
    }

    private Stage ranToEnd() throws InterruptedException {
        System.out.println(name + ": seed " + seed);
        Stage stage = stage(new ScriptedModel().says(this::anything)).with(Changed.context(1_000));
        stage.runToEnd();
        return stage;
    }

    private static Optional<Prompt> prompt(Next next) {
        return switch (next) {
            case Next.Ask ask -> Optional.of(ask.prompt());
            case Next.Finish _ -> Optional.empty();
        };
    }

    private void assertExtends(Prompt shorter, Prompt longer) {
        List<Message> messages = shorter.messages();
        assertThat(longer.instructions()).as("seed " + seed).isEqualTo(shorter.instructions());
        assertThat(longer.tools()).as("seed " + seed).isEqualTo(shorter.tools());
        assertThat(longer.messages()).as("seed " + seed).hasSizeGreaterThanOrEqualTo(messages.size());
        assertThat(longer.messages().subList(0, messages.size()))
                .as("seed " + seed)
                .isEqualTo(messages);
    }

    @RepeatedTest(20)
    void whatIsAskedDependsOnTheJournalAlone() throws Exception {
        Stage stage = ranToEnd();

        for (History history : questions(stage.history())) {
            assertThat(planner().next(briefing(stage, history)))
                    .as("seed " + seed)
                    .isEqualTo(planner().next(briefing(stage, history)));
        }
    }

    @RepeatedTest(100)
    void anyTaskEndsAfterABoundedNumberOfAnswers() throws Exception {
        Stage stage = ranToEnd();

        List<Entry> entries = stage.history().entries();
        assertThat(entries.getLast().fact()).as("seed " + seed).isInstanceOf(Fact.Ending.class);
        assertThat(entries.stream()
                        .filter(entry ->
                                entry.fact() instanceof Fact.ModelAnswered || entry.fact() instanceof Fact.Compacted)
                        .count())
                .as("seed " + seed)
                .isLessThanOrEqualTo(MOST_QUESTIONS);
    }

    private static List<Answer> stubborn() {
        return List.of(
                text("x"),
                text("Thought: what now?"),
                text("Action: one"),
                text("Action: missing\nAction Input: {}"),
                text("Action: None"),
                text("Final Answer:"),
                text("<think>hm</think>"),
                text("Observation: made up"),
                text("[\"find\", \"write\"]"),
                text("[]"),
                text("1. find\n2. write"),
                text("FAILED: no luck"),
                text("<tool_call>{\"name\": \"one\"}</tool_call>"),
                text("{\"action\": \"one\", \"action_input\": {}}"),
                calls(call("", "one")),
                calls(call("", "two"), call("", "missing")));
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("stubborn")
    void aModelThatSaysTheSameForeverComesToAnEnd(Answer answer) throws Exception {
        ScriptedModel model = ScriptedModel.of(answer);
        Stage stage = stage(model);

        stage.runToEnd();

        assertThat(stage.lastFact()).isInstanceOf(Fact.Ending.class);
        assertThat(model.prompts()).hasSizeLessThanOrEqualTo(20);
    }

    /** An agent's file may name another planner while a task is under way. */
    @RepeatedTest(20)
    void theJournalOfAnyOtherPlannerIsTakenOver() throws Exception {
        Stage stage = ranToEnd();

        for (String other : Planners.names()) {
            Planner successor = Planners.find(other).orElseThrow();
            for (History history : questions(stage.history())) {
                Briefing briefing = briefing(stage, history);
                assertThatCode(() -> takeOver(successor, briefing))
                        .as(other + " after " + name + ", seed " + seed)
                        .doesNotThrowAnyException();
            }
        }
    }

    private void takeOver(Planner successor, Briefing briefing) {
        if (successor.next(briefing) instanceof Next.Ask ask) {
            assertThat(ask.prompt().messages()).noneMatch(PlannerContract::isEmpty);
            String words = randomWords();
            assertThat(successor.read(briefing, text("x" + words)))
                    .isEqualTo(successor.read(briefing, text("x" + words)));
        }
    }

    /** Providers refuse such a message. */
    private static boolean isEmpty(Message message) {
        return message instanceof Message.Assistant answer
                && answer.text().isBlank()
                && answer.toolCalls().isEmpty();
    }
}
