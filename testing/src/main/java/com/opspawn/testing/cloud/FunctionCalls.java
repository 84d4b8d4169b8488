package com.opspawn.testing.cloud;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.opspawn.local.states.FunctionInvoker;
import com.opspawn.testing.boundary.Boundary;
import java.util.Map;
import java.util.Objects;

/** What the workflow calls: functions from JSON to JSON. */
public final class FunctionCalls implements FunctionInvoker {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final Lambdas lambdas;
    private final Boundary boundary;
    private final Map<String, Deployed> functions;

    /** Gives a fresh handler, as a cold start does. */
    @FunctionalInterface
    public interface Handler {
        Map<String, Object> handle(Map<String, Object> event, Context context);
    }

    /** A function and its handler. */
    public record Deployed(FunctionSpec function, Handler handler) {}

    /** @param functions by name */
    public FunctionCalls(Lambdas lambdas, Boundary boundary, Map<String, Deployed> functions) {
        this.lambdas = lambdas;
        this.boundary = boundary;
        this.functions = Map.copyOf(functions);
    }

    @Override
    public Outcome invoke(String functionName, String payload) {
        Deployed deployed = Objects.requireNonNull(functions.get(functionName), functionName);
        try {
            return boundary.cross(new InvokeWay(this, deployed, payload));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    Outcome run(Deployed deployed, String payload) {
        return outcome(lambdas.invoke(deployed.function(), code(deployed, payload)));
    }

    /** Delivers an event to whose answer nobody listens. */
    void deliver(Deployed deployed, String payload) {
        lambdas.start(deployed.function(), code(deployed, payload));
    }

    private static Code<String> code(Deployed deployed, String payload) {
        return context -> JSON.writeValueAsString(deployed.handler().handle(JSON.readValue(payload, FIELDS), context));
    }

    private static Outcome outcome(Ended<String> ended) {
        return switch (ended) {
            case Ended.Returned<String>(String answer) -> new Outcome.Success(answer);
            case Ended.Threw<String>(Throwable cause) ->
                error(cause.getClass().getName(), String.valueOf(cause.getMessage()));
            case Ended.Lost<String>(String error, String message) -> error(error, message);
        };
    }

    /** As Lambda writes it, its message first. */
    static Outcome error(String type, String message) {
        try {
            String json = JSON.writeValueAsString(
                    JSON.createObjectNode().put("errorMessage", message).put("errorType", type));
            return new Outcome.FunctionError(type, message, json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
