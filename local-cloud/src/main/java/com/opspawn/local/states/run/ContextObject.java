package com.opspawn.local.states.run;

import com.opspawn.local.states.asl.State;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** <code>$states.context</code> of one visit (AWS, "Accessing execution data from the Context object"). */
final class ContextObject {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    private final Branch branch;
    private final State state;
    private final Instant entered;
    private Optional<String> token = Optional.empty();
    private int retryCount;

    ContextObject(Branch branch, State state, Instant entered) {
        this.branch = branch;
        this.state = state;
        this.entered = entered;
    }

    int retryCount() {
        return retryCount;
    }

    void countRetry() {
        retryCount++;
    }

    void token(String token) {
        this.token = Optional.of(token);
    }

    Map<String, @Nullable Object> value() {
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        context.put("Execution", execution());
        context.put("StateMachine", machine());
        context.put("State", state());
        token.ifPresent(value -> context.put("Task", Map.of("Token", value)));
        context.putAll(branch.context());
        return context;
    }

    private Map<String, @Nullable Object> execution() {
        Execution execution = branch.execution();
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("Id", execution.start().arn());
        value.put("Input", execution.input().value());
        value.put("StartTime", TIME.format(execution.start().at()));
        value.put("Name", execution.start().name());
        value.put("RoleArn", execution.machine().roleArn());
        value.put("RedriveCount", 0);
        return value;
    }

    private Map<String, @Nullable Object> machine() {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("Id", branch.execution().machine().arn());
        value.put("Name", branch.execution().machine().name());
        return value;
    }

    private Map<String, @Nullable Object> state() {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("Name", state.name());
        value.put("EnteredTime", TIME.format(entered));
        if (state instanceof State.Task || state instanceof State.Parallel || state instanceof State.Map) {
            value.put("RetryCount", retryCount);
        }
        return value;
    }
}
