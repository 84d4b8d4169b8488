package com.opspawn.log;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/** How an event becomes a line. */
enum LogFormat {
    /**
     * One JSON object. Lambda passes it on as it is, and filters by its {@code level}: see
     * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html
     */
    JSON {
        @Override
        String line(LogEvent event) {
            ObjectNode json = Json.object()
                    .put("timestamp", TIME.format(event.at().atOffset(ZoneOffset.UTC)))
                    .put("level", event.level().name())
                    .put("logger", event.logger())
                    .put("message", event.message());
            new TreeMap<>(event.context()).forEach((name, value) -> put(json, name, value));
            event.thrown()
                    .ifPresent(thrown ->
                            json.put("exception", thrown.getClass().getName()).put("stack_trace", Trace.of(thrown)));
            return Json.write(json);
        }
    },

    /** For people: {@code WARN Controlling - message}, and what broke behind it. */
    TEXT {
        @Override
        String line(LogEvent event) {
            String name = event.logger().substring(event.logger().lastIndexOf('.') + 1);
            String line = event.level() + " " + name + " - " + event.message();
            return event.thrown().map(thrown -> line + ": " + Trace.of(thrown)).orElse(line);
        }
    };

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);

    /** Whatever stands in a context, a line's own fields are its own. */
    private static final Set<String> OWN =
            Set.of("timestamp", "level", "logger", "message", "exception", "stack_trace");

    /** Without the end of the line. */
    abstract String line(LogEvent event);

    private static void put(ObjectNode json, String name, String value) {
        if (name.equals("step") && value.matches("\\d{1,9}")) {
            json.put(name, Integer.parseInt(value));
        } else if (!OWN.contains(name)) {
            json.put(name, value);
        }
    }
}
