package com.opspawn.metric;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What was measured at one time.
 *
 * @param dimensions of these metrics beside the stack: few values each, since each makes a metric of its own
 * @param properties what they belong to, for queries over logs
 */
public record Measured(
        Instant at, List<Metric.Value> values, Map<String, String> dimensions, Map<String, String> properties) {
    public Measured {
        values = List.copyOf(values);
        dimensions = Map.copyOf(dimensions);
        properties = Map.copyOf(properties);
    }
}
