package com.opspawn.local.states.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.local.states.json.InvalidJson;
import com.opspawn.local.states.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One line of the log's file.
 *
 * <pre>
 * {"started":ARN,"machine":ARN,"name":"…","input":"{…}","at":1795327941884}
 * {"ended":ARN,"status":"FAILED","error":"…","cause":"…","at":1795327941884}
 * </pre>
 */
sealed interface LogLine {
    record Started(ExecutionStart start) implements LogLine {}

    record Ended(String arn, ExecutionEnd end) implements LogLine {}

    static String of(ExecutionStart start) {
        return Json.write(line(
                "started", start.arn(),
                "machine", start.machineArn(),
                "name", start.name(),
                "input", start.input(),
                "at", start.at().toEpochMilli()));
    }

    static String of(String arn, ExecutionEnd end) {
        Map<String, Object> line = line("ended", arn);
        switch (end) {
            case ExecutionEnd.Succeeded succeeded ->
                line.putAll(line("status", "SUCCEEDED", "output", succeeded.output()));
            case ExecutionEnd.Failed failed -> putFailure(line, "FAILED", failed.error(), failed.cause());
            case ExecutionEnd.Aborted aborted -> putFailure(line, "ABORTED", aborted.error(), aborted.cause());
            case ExecutionEnd.TimedOut ignored -> line.put("status", "TIMED_OUT");
        }
        line.put("at", end.at().toEpochMilli());
        return Json.write(line);
    }

    /** The entry of a line; empty for one that was torn, or that a later version wrote. */
    static Optional<LogLine> parse(String text) {
        try {
            JsonNode line = Json.tree(text);
            if (line.has("started")) {
                return Optional.of(new Started(start(line)));
            }
            return end(line).map(end -> new Ended(line.path("ended").asText(), end));
        } catch (InvalidJson torn) {
            return Optional.empty();
        }
    }

    private static ExecutionStart start(JsonNode line) {
        return new ExecutionStart(
                line.path("started").asText(),
                line.path("machine").asText(),
                line.path("name").asText(),
                line.path("input").asText(),
                at(line));
    }

    private static Optional<ExecutionEnd> end(JsonNode line) {
        return switch (line.path("status").asText()) {
            case "SUCCEEDED" ->
                Optional.of(new ExecutionEnd.Succeeded(line.path("output").asText(), at(line)));
            case "FAILED" -> Optional.of(new ExecutionEnd.Failed(text(line, "error"), text(line, "cause"), at(line)));
            case "ABORTED" -> Optional.of(new ExecutionEnd.Aborted(text(line, "error"), text(line, "cause"), at(line)));
            case "TIMED_OUT" -> Optional.of(new ExecutionEnd.TimedOut(at(line)));
            default -> Optional.empty();
        };
    }

    private static Instant at(JsonNode line) {
        return Instant.ofEpochMilli(line.path("at").asLong());
    }

    private static Optional<String> text(JsonNode line, String field) {
        return Optional.ofNullable(line.path(field).textValue());
    }

    private static void putFailure(
            Map<String, Object> line, String status, Optional<String> error, Optional<String> cause) {
        line.put("status", status);
        error.ifPresent(value -> line.put("error", value));
        cause.ifPresent(value -> line.put("cause", value));
    }

    private static Map<String, Object> line(Object... namesAndValues) {
        Map<String, Object> line = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            line.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return line;
    }
}
