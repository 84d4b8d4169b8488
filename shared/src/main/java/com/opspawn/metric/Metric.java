package com.opspawn.metric;

import java.math.BigDecimal;
import java.time.Duration;

/** What is measured: docs/reference/telemetry.md has them all. */
public enum Metric {
    TASKS_SUBMITTED("TasksSubmitted", "Count"),
    TASKS_ENDED("TasksEnded", "Count"),
    STEP_LATENCY("StepLatency", "Milliseconds"),
    MODEL_LATENCY("ModelLatency", "Milliseconds"),
    INPUT_TOKENS("InputTokens", "Count"),
    OUTPUT_TOKENS("OutputTokens", "Count"),
    COST_USD("CostUsd", "None"),
    SWEEPER_LAG("SweeperLag", "Seconds");

    private final String wireName;
    private final String unit;

    Metric(String wireName, String unit) {
        this.wireName = wireName;
        this.unit = unit;
    }

    public String wireName() {
        return wireName;
    }

    /** In CloudWatch's words. */
    public String unit() {
        return unit;
    }

    public Value of(long value) {
        return of(BigDecimal.valueOf(value));
    }

    public Value of(BigDecimal value) {
        return new Value(this, value);
    }

    /** In the metric's own unit. */
    public Value of(Duration time) {
        return of(this == SWEEPER_LAG ? time.toSeconds() : time.toMillis());
    }

    /** One measurement. */
    public record Value(Metric metric, BigDecimal value) {}
}
