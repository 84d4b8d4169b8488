package com.opspawn.tool.builtin.clock;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.tool.Effect;
import com.opspawn.tool.Tool;
import com.opspawn.tool.ToolContext;
import com.opspawn.tool.ToolException;
import com.opspawn.tool.ToolSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * The tool {@code current_time}.
 *
 * <p>Argument: {@code timezone}, UTC where it is left out. Result: {@code {"timezone":"Asia/Tokyo",
 * "iso":"2026-11-22T15:03:00+09:00","date":"2026-11-22","time":"15:03:00","weekday":"Sunday","utc_offset":"+09:00"}}.
 */
public final class CurrentTime implements Tool {
    /** The longest name in the time-zone database has 32 characters; a place with its country may have more. */
    private static final int LONGEST_NAME = 100;

    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx", Locale.ROOT);
    private static final ToolSpec SPEC = new ToolSpec(
            "current_time",
            "Tells the date, time and weekday that it is now in one time zone, as JSON.",
            parameters(),
            Effect.READ,
            Duration.ofSeconds(5),
            1_000);

    private final Clock clock;

    /** Filled at the first question for a place: a cold start need not wait for six hundred names. */
    private static final class Places {
        static final Zones ZONES = new Zones();
    }

    public CurrentTime(Clock clock) {
        this.clock = clock;
    }

    private static ObjectNode parameters() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.putObject("properties")
                .putObject("timezone")
                .put("type", "string")
                .put("maxLength", LONGEST_NAME)
                .put(
                        "description",
                        "An IANA time zone such as Europe/Berlin, an offset such as +09:00, or a large city such as"
                                + " Tokyo. UTC if left out.");
        schema.putArray("required");
        return schema.put("additionalProperties", false);
    }

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public String run(ObjectNode arguments, ToolContext context) throws ToolException {
        String place = arguments.path("timezone").asText("UTC").strip();
        ZonedDateTime now = clock.instant().truncatedTo(ChronoUnit.SECONDS).atZone(zone(place));
        return JsonNodeFactory.instance
                .objectNode()
                .put("timezone", now.getZone().getId())
                .put("iso", ISO.format(now))
                .put("date", now.toLocalDate().toString())
                .put("time", TIME.format(now))
                .put("weekday", now.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                .put("utc_offset", OFFSET.format(now))
                .toString();
    }

    private ZoneId zone(String place) throws ToolException {
        if (place.length() > LONGEST_NAME) {
            throw new ToolException("timezone has " + place.length() + " characters, more than the " + LONGEST_NAME
                    + " allowed: use an IANA name such as Europe/Berlin");
        }
        if (place.isEmpty()) {
            return ZoneId.of("UTC");
        }
        return Places.ZONES.find(place).orElseThrow(() -> unknown(place));
    }

    private ToolException unknown(String place) {
        List<String> near = Places.ZONES.near(place);
        String fix = near.isEmpty()
                ? "use an IANA name such as Europe/Berlin, or an offset such as +09:00"
                : "near it are " + String.join(", ", near);
        return new ToolException("unknown timezone '" + place + "': " + fix);
    }
}
