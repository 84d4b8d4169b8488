package com.opspawn.local.states.run;

import com.opspawn.local.states.asl.Effects;
import com.opspawn.local.states.asl.State;
import com.opspawn.local.states.asl.Transition;
import com.opspawn.local.states.history.EventDetails;
import com.opspawn.local.states.history.EventType;
import com.opspawn.local.states.json.Json;
import com.opspawn.local.states.json.Payload;
import com.opspawn.local.states.jsonata.MissingPath;
import com.opspawn.local.states.jsonata.QueryFailure;
import com.opspawn.local.states.jsonata.Template;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One time that a branch is in a state: from its Entered event to its Exited event. */
final class Visit {
    private final Branch branch;
    private final State state;
    private final Payload input;
    private final long leadingEvent;
    private final long enteredEvent;
    private final ContextObject context;

    private Visit(Branch branch, State state, Payload input, long leadingEvent, long enteredEvent) {
        this.branch = branch;
        this.state = state;
        this.input = input;
        this.leadingEvent = leadingEvent;
        this.enteredEvent = enteredEvent;
        this.context = new ContextObject(branch, state, now());
    }

    static Visit enter(Branch branch, State state, Payload input) {
        branch.visit(state);
        long leading = branch.lastEvent();
        long entered =
                branch.emit(StateEvents.entered(state), new EventDetails.StateEntered(state.name(), input.text()));
        return new Visit(branch, state, input, leading, entered);
    }

    Branch branch() {
        return branch;
    }

    State state() {
        return state;
    }

    Payload input() {
        return input;
    }

    ContextObject context() {
        return context;
    }

    Instant now() {
        return branch.execution().engine().time().now();
    }

    /** Leaves the state with its input, or what its effects make of it. */
    Step leave(Effects effects, Transition then) {
        return leave(effects, then, input, Map.of());
    }

    /**
     * Leaves the state.
     *
     * @param otherwise its output if the effects name none
     * @param states what <code>$states</code> has beyond input and context
     * @throws StateFailed if the effects cannot be evaluated, or the output is too large
     */
    Step leave(Effects effects, Transition then, Payload otherwise, Map<String, @Nullable Object> states) {
        Map<String, @Nullable Object> assigned = assigned(effects, states);
        Payload output = effects.output()
                .map(template -> Payload.of(evaluate(template, states)))
                .orElse(otherwise);
        if (output.exceedsLimit()) {
            throw new StateFailed(Failure.terminal("States.DataLimitExceeded", tooLarge(state.name())));
        }
        branch.assign(assigned);
        Map<String, String> texts = new LinkedHashMap<>();
        assigned.forEach((name, value) -> texts.put(name, Json.write(value)));
        branch.emit(StateEvents.exited(state), new EventDetails.StateExited(state.name(), output.text(), texts));
        return switch (then) {
            case Transition.Next next -> new Step.Next(next.state(), output);
            case Transition.End ignored -> new Step.End(output);
        };
    }

    @SuppressWarnings("unchecked")
    private Map<String, @Nullable Object> assigned(Effects effects, Map<String, @Nullable Object> states) {
        return effects.assign()
                .map(template -> (Map<String, @Nullable Object>) evaluate(template, states))
                .orElse(Map.of());
    }

    static String tooLarge(String what) {
        return "The state/task '" + what
                + "' returned a result with a size exceeding the maximum number of bytes service limit.";
    }

    @Nullable
    Object evaluate(Template template) {
        return evaluate(template, Map.of());
    }

    /** @throws StateFailed if the template cannot be evaluated, after an EvaluationFailed event */
    @Nullable
    Object evaluate(Template template, Map<String, @Nullable Object> states) {
        if (template instanceof Template.Constant(Object value)) {
            return value;
        }
        return checked(() -> template.evaluate(variables(states)));
    }

    String text(Template template) {
        return checked(() -> TypedResults.text(template, variables(Map.of())));
    }

    boolean holds(Template template) {
        return checked(() -> TypedResults.bool(template, variables(Map.of())));
    }

    long wholeNumber(Template template) {
        return checked(() -> TypedResults.wholeNumber(template, variables(Map.of())));
    }

    Instant timestamp(Template template) {
        return checked(() -> TypedResults.timestamp(template, variables(Map.of())));
    }

    List<?> array(Template template) {
        return checked(() -> TypedResults.array(template, variables(Map.of())));
    }

    /** Evaluates with more in the context object: what is true of one item only. */
    @Nullable
    Object evaluateItem(Template template, Map<String, @Nullable Object> added) {
        return checked(() -> template.evaluate(variables(Map.of(), added)));
    }

    /** Runs what may fail to evaluate, and makes of that a failure of this state. */
    <T extends @Nullable Object> T checked(Supplier<T> evaluation) {
        try {
            return evaluation.get();
        } catch (MissingPath e) {
            throw new StateFailed(Failure.terminal("States.Runtime", inState(String.valueOf(e.getMessage()))));
        } catch (QueryFailure e) {
            String error = "States.QueryEvaluationError";
            String cause = inState(Optional.ofNullable(e.getMessage()).orElse(""));
            // AWS hangs this one beside the Entered event and not below it.
            branch.continueAfter(leadingEvent);
            branch.emit(
                    EventType.EVALUATION_FAILED, new EventDetails.Evaluation(state.name(), e.field(), error, cause));
            throw new StateFailed(Failure.of(error, cause));
        }
    }

    Failure noChoiceMatched() {
        return Failure.terminal(
                "States.Runtime",
                inState("Failed to transition out of the state. The state does not point to a next state."));
    }

    /** AWS's prefix of causes. */
    String inState(String what) {
        return "An error occurred while executing the state '%s' (entered at the event id #%d). %s"
                .formatted(state.name(), enteredEvent, what);
    }

    private Map<String, @Nullable Object> variables(Map<String, @Nullable Object> more) {
        return variables(more, Map.of());
    }

    private Map<String, @Nullable Object> variables(
            Map<String, @Nullable Object> more, Map<String, @Nullable Object> addedContext) {
        Map<String, @Nullable Object> states = new LinkedHashMap<>(more);
        Map<String, @Nullable Object> contextValue = context.value();
        contextValue.putAll(addedContext);
        states.put("input", input.value());
        states.put("context", contextValue);
        Map<String, @Nullable Object> variables = new LinkedHashMap<>(branch.variables());
        variables.put("states", states);
        return variables;
    }
}
