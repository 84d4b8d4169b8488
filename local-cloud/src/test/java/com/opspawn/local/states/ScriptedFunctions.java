package com.opspawn.local.states;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Functions that answer what a test has laid down; the last answer is given again and again. */
public final class ScriptedFunctions implements FunctionInvoker {
    private final Map<String, Queue<Function<String, Outcome>>> scripts = new ConcurrentHashMap<>();
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

    public ScriptedFunctions answers(String function, String... payloads) {
        for (String payload : payloads) {
            does(function, event -> new Outcome.Success(payload));
        }
        return this;
    }

    public ScriptedFunctions fails(String function, String errorType, int times) {
        String payload = "{\"errorMessage\":\"no\",\"errorType\":\"" + errorType + "\"}";
        for (int i = 0; i < times; i++) {
            does(function, event -> new Outcome.FunctionError(errorType, "no", payload));
        }
        return this;
    }

    public ScriptedFunctions does(String function, Function<String, Outcome> what) {
        scripts.computeIfAbsent(function, key -> new ArrayDeque<>()).add(what);
        return this;
    }

    /** The calls so far, each as {@code name payload}. */
    public List<String> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    @Override
    public Outcome invoke(String functionName, String payload) {
        calls.add(functionName + " " + payload);
        Queue<Function<String, Outcome>> script = scripts.get(functionName);
        if (script == null) {
            return new Outcome.ServiceError("Lambda.ResourceNotFoundException", "Function not found: " + functionName);
        }
        Function<String, Outcome> next;
        synchronized (script) {
            next = script.size() > 1 ? script.remove() : script.element();
        }
        return next.apply(payload);
    }
}
