package com.opspawn.local.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedulesTest {
    private final List<String> fired = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-22T06:00:30Z");

    @Test
    void aRateFiresOncePerPeriodAndCatchesUpOnce() {
        try (Schedules schedules = schedules("rate(1 minute)", "")) {
            assertThat(schedules.fireDue()).contains(Instant.parse("2026-11-22T06:01:30Z"));
            assertThat(fired).isEmpty();

            now = now.plus(Duration.ofMinutes(1));
            schedules.fireDue();
            schedules.fireDue();
            assertThat(fired).hasSize(1);

            now = now.plus(Duration.ofMinutes(10));
            schedules.fireDue();
            assertThat(fired).hasSize(2);
        }
    }

    @Test
    void theEventIsEventBridges() {
        try (Schedules schedules = schedules("rate(1 minute)", "")) {
            now = now.plus(Duration.ofMinutes(1));
            schedules.fireDue();
        }

        assertThat(fired)
                .containsExactly("{\"account\":\"000000000000\",\"detail\":{},\"detail-type\":\"Scheduled Event\","
                        + "\"id\":\"00000000-0000-0000-0000-000000000001\",\"region\":\"us-east-1\","
                        + "\"resources\":[\"arn:aws:events:us-east-1:000000000000:rule/tick\"],"
                        + "\"source\":\"aws.events\",\"time\":\"2026-11-22T06:01:30Z\",\"version\":\"0\"}");
    }

    @Test
    void anInputReplacesTheEvent() {
        try (Schedules schedules = schedules("rate(2 hours)", "{\"a\":1}")) {
            now = now.plus(Duration.ofHours(2));
            schedules.fireDue();
        }

        assertThat(fired).containsExactly("{\"a\":1}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cron(0 12 * * ? *)         | 2026-11-22T12:00:00Z",
                "cron(1/15 6 ? * SUN *)     | 2026-11-22T06:01:00Z",
                "cron(0 6 ? * MON-FRI *)    | 2026-11-23T06:00:00Z",
                "cron(0 0 1 1 ? *)          | 2027-01-01T00:00:00Z",
                "cron(0 0 29 FEB ? *)       | 2028-02-29T00:00:00Z",
                "cron(30,45 5,7 * * ? 2027) | 2027-01-01T05:30:00Z"
            })
    void cronFiresNextByTheCalendar(String expression, Instant next) {
        assertThat(ScheduleExpression.parse(expression).next(now)).contains(next);
    }

    @Test
    void cronOfPastYearsNeverFires() {
        assertThat(ScheduleExpression.parse("cron(0 0 1 1 ? 2020)").next(now)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "every day ; must be rate(n minutes|hours|days) or cron(minute hour day month weekday year), and is"
                        + " every day",
                "rate(0 minutes) ; a rate must be at least 1",
                "rate(5 seconds) ; a rate counts minutes, hours or days",
                "cron(0 12 * * ?) ; cron takes six fields (minute hour day month weekday year), and has 5",
                "cron(0 12 * * * *) ; cron takes ? in exactly one of the day and the weekday",
                "cron(0 24 * * ? *) ; cron's hour takes values from 0 to 23, and has 24",
                "cron(0 0 L * ? *) ; L, W and # in cron are not supported by the local cloud"
            })
    void whatIsNoScheduleIsRefused(String expression, String message) {
        assertThatThrownBy(() -> ScheduleExpression.parse(expression)).hasMessage(message);
    }

    private Schedules schedules(String expression, String input) {
        Timer timer = new Timer("tick", ScheduleExpression.parse(expression), input, fired::add);
        return new Schedules(
                List.of(timer), () -> now, new ScheduledEvents("000000000000", "us-east-1", () -> new UUID(0, 1)));
    }
}
