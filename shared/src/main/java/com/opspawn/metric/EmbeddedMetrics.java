package com.opspawn.metric;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A line for each measurement, of which CloudWatch makes its metrics. */
final class EmbeddedMetrics implements Metrics {
    static final String NAMESPACE = "Opspawn";
    static final String STACK = "Stack";

    private final String stack;
    private final Consumer<String> lines;

    /** @param stack whose metrics these are */
    EmbeddedMetrics(String stack, Consumer<String> lines) {
        this.stack = stack;
        this.lines = lines;
    }

    @Override
    public void put(Measured measured) {
        TreeMap<String, String> dimensions = new TreeMap<>(measured.dimensions());
        dimensions.put(STACK, stack);
        ObjectNode line = Json.object();
        ObjectNode metadata =
                line.putObject("_aws").put("Timestamp", measured.at().toEpochMilli());
        ObjectNode directive =
                metadata.putArray("CloudWatchMetrics").addObject().put("Namespace", NAMESPACE);
        ArrayNode names = directive.putArray("Dimensions").addArray();
        dimensions.keySet().forEach(names::add);
        ArrayNode metrics = directive.putArray("Metrics");
        new TreeMap<>(measured.properties()).forEach(line::put);
        dimensions.forEach(line::put);
        for (Metric.Value value : measured.values()) {
            metrics.addObject()
                    .put("Name", value.metric().wireName())
                    .put("Unit", value.metric().unit());
            line.put(value.metric().wireName(), value.value());
        }
        lines.accept(Json.write(line));
    }
}
