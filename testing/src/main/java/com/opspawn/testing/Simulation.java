package com.opspawn.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.journal.Journal;
import com.opspawn.json.Json;
import com.opspawn.llm.Model;
import com.opspawn.policy.OnUnknown;
import com.opspawn.task.TaskStore;
import com.opspawn.testing.boundary.Deed;
import com.opspawn.testing.boundary.Schedule;
import com.opspawn.testing.cloud.People;
import com.opspawn.testing.cloud.Submission;
import com.opspawn.testing.rule.Rules;
import com.opspawn.testing.rule.Violation;
import com.opspawn.testing.run.Run;
import com.opspawn.testing.script.ScriptedModel;
import com.opspawn.testing.script.Turn;
import com.opspawn.tool.Tool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * One run to be: a task, its model, its tools, and what goes wrong. Whatever is put in must be fresh: the next run begins
 * with nothing.
 */
public final class Simulation {
    private final Schedule schedule;
    private final List<Tool> tools = new ArrayList<>();
    private final List<Submission> submissions = new ArrayList<>();
    private UnaryOperator<DynamoDbClient> store = UnaryOperator.identity();
    private UnaryOperator<Journal> journal = UnaryOperator.identity();
    private UnaryOperator<TaskStore> tasks = UnaryOperator.identity();
    private final List<String> asked = new ArrayList<>();
    private final List<Visit> visits = new ArrayList<>();
    private OnUnknown onUnknown = OnUnknown.TELL;
    private Duration thinking = Duration.ofSeconds(2);
    private int stepsAtOnce = 1;
    private @Nullable Model model;
    private @Nullable Run last;

    private Simulation(Schedule schedule) {
        this.schedule = schedule;
    }

    /** A run in which this goes wrong. */
    public static Simulation under(Schedule schedule) {
        return new Simulation(schedule);
    }

    /** What goes wrong in it; its seed is also there for tests that draw something themselves. */
    public Schedule schedule() {
        return schedule;
    }

    /** What its model does, turn by turn. */
    public Simulation model(Turn... turns) {
        return model(new ScriptedModel(turns));
    }

    public Simulation model(Model asked) {
        model = asked;
        return this;
    }

    /** How long its model takes for an answer; two seconds if nothing is said. */
    public Simulation thinking(Duration time) {
        thinking = time;
        return this;
    }

    /** How many steps one invocation of its function may run; one if nothing is said. */
    public Simulation stepsAtOnce(int steps) {
        stepsAtOnce = steps;
        return this;
    }

    /** Gives its agent one tool more. */
    public Simulation tool(Tool tool) {
        tools.add(tool);
        return this;
    }

    /** Calls of this tool are to be allowed by a person first, who has half an hour. */
    public Simulation asking(String tool) {
        asked.add(tool);
        return this;
    }

    /** A person is asked about what may or may not have been done, instead of the model being told. */
    public Simulation askingWhatIsUnknown() {
        onUnknown = OnUnknown.ASK;
        return this;
    }

    /**
     * Has somebody do something to the task; at one of its crossings, {@link Schedule#person} does.
     *
     * @param after the beginning of the run
     */
    public Simulation person(Duration after, Deed deed) {
        visits.add(people -> people.later(after, deed));
        return this;
    }

    /** Has somebody with an eye on the task do something whenever there is reason to, so many times at the most. */
    public Simulation watcher(Deed deed, int times) {
        visits.add(people -> people.whenever(deed, times));
        return this;
    }

    /** Who comes to do something. */
    interface Visit {
        void begin(People people);
    }

    /** Hands in one task more; without any, a client posts one under a key, and tries three times. */
    public Simulation submission(Submission submission) {
        submissions.add(submission);
        return this;
    }

    /** Puts something between the functions and the store that they are given: a bug to be found, or a look at it. */
    public Simulation store(UnaryOperator<DynamoDbClient> between) {
        store = between;
        return this;
    }

    /** The same between the functions and their journals. */
    public Simulation journal(UnaryOperator<Journal> between) {
        journal = between;
        return this;
    }

    /** The same between the sweeper and what it finds tasks with. */
    public Simulation tasks(UnaryOperator<TaskStore> between) {
        tasks = between;
        return this;
    }

    /**
     * Runs it, and holds it against all rules.
     *
     * @throws BrokenRules with every rule that did not hold
     */
    public Run run() {
        Run run = play();
        List<Violation> broken = Rules.broken(run);
        if (!broken.isEmpty()) {
            throw new BrokenRules(broken, run);
        }
        return run;
    }

    /** Runs it, and leaves the judgement to others. */
    public Run play() {
        if (model == null) {
            throw new IllegalStateException("the simulation has no model: say what it answers with model(…)");
        }
        Stage stage = new Stage(
                schedule,
                new Stage.Thinker(model, thinking, stepsAtOnce),
                tools,
                Agents.policy(asked, onUnknown),
                new Between(store, journal, tasks));
        last = stage.run(submissions.isEmpty() ? List.of(usual()) : submissions, visits);
        return last;
    }

    /** What it did last; empty where it has not run. */
    Optional<Run> last() {
        return Optional.ofNullable(last);
    }

    private static Submission usual() {
        ObjectNode body = Json.object().put("task_type", "agent_task").put("prompt", "Do it.");
        return new Submission(Json.write(body), Optional.of("key-1"), 3, false);
    }
}
