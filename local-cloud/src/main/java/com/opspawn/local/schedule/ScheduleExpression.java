package com.opspawn.local.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a schedule fires, in EventBridge's notation.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html">the notation</a>
 */
public sealed interface ScheduleExpression {
    /** Empty where it never fires again. */
    Optional<Instant> next(Instant after);

    /**
     * Reads {@code rate(5 minutes)} or {@code cron(0 12 * * ? *)}.
     *
     * @throws IllegalArgumentException with a message for the template's author
     */
    static ScheduleExpression parse(String text) {
        Matcher rate = Rate.NOTATION.matcher(text.strip());
        if (rate.matches()) {
            return Rate.of(Long.parseLong(rate.group(1)), rate.group(2));
        }
        Matcher cron = Cron.NOTATION.matcher(text.strip());
        if (cron.matches()) {
            return new Cron(CronFields.parse(cron.group(1)));
        }
        throw new IllegalArgumentException(
                "must be rate(n minutes|hours|days) or cron(minute hour day month weekday year), and is " + text);
    }

    /** Every so often, first after one period. */
    record Rate(Duration period) implements ScheduleExpression {
        private static final Pattern NOTATION = Pattern.compile("rate\\((\\d{1,9}) +([a-z]+)\\)");

        public Rate {
            if (period.isZero() || period.isNegative()) {
                throw new IllegalArgumentException("a rate must be at least 1");
            }
        }

        private static Rate of(long count, String unit) {
            if (unit.endsWith("s") == (count == 1)) {
                throw new IllegalArgumentException(
                        "EventBridge wants the unit in the singular for 1 and in the plural otherwise");
            }
            return new Rate(
                    switch (unit) {
                        case "minute", "minutes" -> Duration.ofMinutes(count);
                        case "hour", "hours" -> Duration.ofHours(count);
                        case "day", "days" -> Duration.ofDays(count);
                        default -> throw new IllegalArgumentException("a rate counts minutes, hours or days");
                    });
        }

        @Override
        public Optional<Instant> next(Instant after) {
            return Optional.of(after.plus(period));
        }
    }

    /** By the calendar, in UTC, to the minute. */
    record Cron(CronFields fields) implements ScheduleExpression {
        private static final Pattern NOTATION = Pattern.compile("cron\\(([^)]*)\\)");

        @Override
        public Optional<Instant> next(Instant after) {
            return fields.next(after);
        }
    }
}
