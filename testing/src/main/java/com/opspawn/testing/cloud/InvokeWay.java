package com.opspawn.testing.cloud;

import com.opspawn.local.states.FunctionInvoker.Outcome;
import com.opspawn.testing.boundary.Service;
import com.opspawn.testing.boundary.Way;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The workflow invokes a function. Whatever goes wrong is an outcome that the state machine meets. */
record InvokeWay(FunctionCalls calls, FunctionCalls.Deployed deployed, String payload) implements Way<Outcome> {
    /** Those that AWS documents for Lambda's service integration, and that the state machine is to retry. */
    private static final List<String> ERRORS = List.of(
            "Lambda.ServiceException",
            "Lambda.AWSLambdaException",
            "Lambda.SdkClientException",
            "Lambda.ClientExecutionTimeoutException",
            "Lambda.TooManyRequestsException",
            "Lambda.SnapStartNotReadyException",
            "Lambda.SnapStartTimeoutException",
            "Lambda.SnapStartException",
            "Lambda.ResourceNotReadyException",
            "Lambda.Unknown");

    @Override
    public Service service() {
        return Service.WORKFLOW;
    }

    @Override
    public String operation() {
        return "invoke " + deployed.function().name();
    }

    @Override
    public Object request() {
        return payload;
    }

    @Override
    public Outcome go() {
        return calls.run(deployed, payload);
    }

    @Override
    public Duration patience() {
        return Duration.ZERO;
    }

    /** The function ran to its end, and its answer did not come back. */
    @Override
    public Outcome timedOut() {
        return new Outcome.ServiceError("Lambda.ClientExecutionTimeoutException", "The request timed out");
    }

    @Override
    public List<String> errors() {
        return ERRORS;
    }

    @Override
    public Outcome error(String name) {
        return new Outcome.ServiceError(name, "Simulated");
    }

    @Override
    public Optional<Runnable> again() {
        return Optional.of(() -> calls.deliver(deployed, payload));
    }

    /** The sandbox died, before or after its work. */
    @Override
    public Outcome die() {
        return FunctionCalls.error("Runtime.ExitError", "Error: Runtime exited without providing a reason");
    }
}
