package com.opspawn.telemetry;

import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.metric.Measured;
import com.opspawn.metric.Metric;
import com.opspawn.metric.Metrics;
import com.opspawn.task.TaskKey;
import com.opspawn.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The metrics of what occurs. */
record Counting(Metrics metrics) {

    void submitted(TaskKey task, Instant at) {
        put(at, List.of(Metric.TASKS_SUBMITTED.of(1)), Map.of(), properties(task));
    }

    void lag(Duration lag, Instant at) {
        put(at, List.of(Metric.SWEEPER_LAG.of(lag)), Map.of(), Map.of());
    }

    void occurred(History history, Occurrence occurrence) {
        TaskKey task = history.key();
        switch (occurrence) {
            case Occurrence.Asked asked ->
                put(
                        asked.to(),
                        values(asked),
                        Map.of(),
                        properties(task, asked.step(), Map.of("model", asked.model())));
            case Occurrence.Stepped stepped -> {
                if (!stepped.waited()) {
                    Metric.Value latency = Metric.STEP_LATENCY.of(Duration.between(stepped.from(), stepped.to()));
                    put(stepped.to(), List.of(latency), Map.of(), properties(task, stepped.step(), Map.of()));
                }
            }
            case Occurrence.Ended ended ->
                put(
                        ended.to(),
                        List.of(Metric.TASKS_ENDED.of(1)),
                        Map.of("Status", status(ended.ending()).wireName()),
                        properties(task));
            case Occurrence.Ran _ -> {}
        }
    }

    private static List<Metric.Value> values(Occurrence.Asked asked) {
        List<Metric.Value> values = new ArrayList<>();
        values.add(Metric.MODEL_LATENCY.of(Duration.between(asked.from(), asked.to())));
        values.add(Metric.INPUT_TOKENS.of(asked.usage().inputTokens()));
        values.add(Metric.OUTPUT_TOKENS.of(asked.usage().outputTokens()));
        asked.usage().costUsd().ifPresent(cost -> values.add(Metric.COST_USD.of(cost)));
        return values;
    }

    static TaskStatus status(Fact.Ending ending) {
        return switch (ending) {
            case Fact.Completed _ -> TaskStatus.COMPLETED;
            case Fact.Failed _ -> TaskStatus.FAILED;
            case Fact.Cancelled _ -> TaskStatus.CANCELLED;
        };
    }

    private static Map<String, String> properties(TaskKey task) {
        return Map.of("tenant", task.tenant(), "task_id", task.taskId());
    }

    private static Map<String, String> properties(TaskKey task, int step, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.putAll(properties(task));
        all.put("step", Integer.toString(step));
        return all;
    }

    private void put(
            Instant at, List<Metric.Value> values, Map<String, String> dimensions, Map<String, String> properties) {
        metrics.put(new Measured(at, values, dimensions, properties));
    }
}
