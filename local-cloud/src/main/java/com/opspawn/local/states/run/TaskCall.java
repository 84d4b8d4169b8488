package com.opspawn.local.states.run;

import com.opspawn.local.states.FunctionInvoker;
import com.opspawn.local.states.FunctionInvoker.Outcome;
import com.opspawn.local.states.asl.State;
import com.opspawn.local.states.asl.TaskResource;
import com.opspawn.local.states.json.InvalidJson;
import com.opspawn.local.states.json.Payload;
import java.util.Optional;
import java.util.OptionalLong;

/** One attempt of a Task state. */
final class TaskCall {
    private final Visit visit;
    private final State.Task task;
    private final Engine engine;
    private final Mailbox<Signal> signals = new Mailbox<>();
    private final CallHistory history;

    TaskCall(Visit visit, State.Task task) {
        this.visit = visit;
        this.task = task;
        this.engine = visit.branch().execution().engine();
        this.history = switch (task.resource()) {
            case TaskResource.InvokeFunction ignored -> CallHistory.invoke(visit.branch());
            case TaskResource.InvokeFunctionAndWait ignored -> CallHistory.invokeAndWait(visit.branch());
            case TaskResource.Function(String arn) -> new CallHistory.Function(visit.branch(), arn);
        };
    }

    /**
     * Calls the function and waits for the result.
     *
     * @throws StateFailed if there is none
     */
    Payload call() {
        if (!(task.resource() instanceof TaskResource.InvokeFunctionAndWait)) {
            return schedule();
        }
        String token = engine.tokens()
                .open(visit.branch().execution().start().arn(), engine.ids().get(), signals);
        visit.context().token(token);
        try {
            return schedule();
        } finally {
            engine.tokens().close(token);
        }
    }

    private Payload schedule() {
        Payload arguments = task.arguments()
                .map(template -> Payload.of(visit.evaluate(template)))
                .orElse(visit.input());
        OptionalLong timeout = seconds(task.timeoutSeconds().map(visit::wholeNumber));
        OptionalLong heartbeat = seconds(task.heartbeatSeconds().map(visit::wholeNumber));
        FunctionCall call = FunctionCall.of(task.resource(), arguments, visit);
        history.scheduled(arguments, timeout, heartbeat);
        try (var deadlines = new Deadlines(engine.time(), signals, timeout, watched(heartbeat))) {
            engine.threads()
                    .start(
                            "call of " + call.function(),
                            () -> signals.put(new Signal.Answered(invoke(engine.functions(), call))));
            return await(deadlines);
        }
    }

    // Only a task that waits for a callback can send heartbeats; AWS ignores the field elsewhere.
    private OptionalLong watched(OptionalLong heartbeat) {
        return task.resource() instanceof TaskResource.InvokeFunctionAndWait ? heartbeat : OptionalLong.empty();
    }

    private static OptionalLong seconds(Optional<Long> seconds) {
        return seconds.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    // On a thread of its own, since whoever stops waiting for it leaves it running.
    private static Outcome invoke(FunctionInvoker functions, FunctionCall call) {
        try {
            return functions.invoke(call.function(), call.event());
        } catch (RuntimeException e) {
            return new Outcome.ServiceError("Lambda.Unknown", "The function's host failed: " + e);
        }
    }

    private Payload await(Deadlines deadlines) {
        while (true) {
            switch (visit.branch().await(signals)) {
                case Signal.Answered(Outcome outcome) -> {
                    Payload answer = answer(outcome);
                    if (!(task.resource() instanceof TaskResource.InvokeFunctionAndWait)) {
                        return succeeded(answer);
                    }
                    history.submitted(answer);
                }
                case Signal.Success(Payload output) -> {
                    return succeeded(output);
                }
                case Signal.Failed(var error, var cause) ->
                    throw failed(new Failure(error, cause, Failure.Kind.ORDINARY));
                case Signal.Heartbeat ignored -> deadlines.heartbeat();
                case Signal.TimedOut ignored -> throw timedOut(Failure.Kind.TIMEOUT);
                case Signal.HeartbeatMissed missed -> {
                    if (deadlines.isLatest(missed)) {
                        throw timedOut(Failure.Kind.HEARTBEAT);
                    }
                }
            }
        }
    }

    private Payload answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Success(String payload) -> result(payload);
            case Outcome.FunctionError error ->
                throw failed(Failure.of(error.errorType(), history.cause(error.payload())));
            case Outcome.ServiceError error -> throw failed(Failure.of(error.error(), error.cause()));
        };
    }

    private Payload result(String payload) {
        Payload answer;
        try {
            answer = Payload.parse(payload);
        } catch (InvalidJson e) {
            throw failed(Failure.of("Lambda.Unknown", "The function's answer is not JSON: " + e.getMessage()));
        }
        return task.resource() instanceof TaskResource.Function
                ? answer
                : CallHistory.invokeResult(answer, engine.ids().get());
    }

    private Payload succeeded(Payload result) {
        if (result.exceedsLimit()) {
            // AWS's recorded answers let States.ALL catch this one, unlike an output that a state itself makes too
            // large.
            throw failed(Failure.of("States.DataLimitExceeded", Visit.tooLarge(history.callee())));
        }
        history.succeeded(result);
        return result;
    }

    private StateFailed failed(Failure failure) {
        history.failed(failure);
        return new StateFailed(failure);
    }

    private StateFailed timedOut(Failure.Kind kind) {
        Failure failure = Failure.timeout(kind);
        history.timedOut(failure);
        return new StateFailed(failure);
    }
}
