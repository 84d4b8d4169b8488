package com.opspawn.local.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * The six fields of EventBridge's cron. A day must match both day fields; EventBridge wants a {@code ?} in one of them,
 * which matches every day.
 */
record CronFields(
        NavigableSet<Integer> minutes,
        NavigableSet<Integer> hours,
        NavigableSet<Integer> days,
        NavigableSet<Integer> months,
        NavigableSet<Integer> weekdays,
        NavigableSet<Integer> years) {
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> WEEKDAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    static CronFields parse(String text) {
        String[] parts = text.strip().split(" +", -1);
        if (parts.length != 6) {
            throw new IllegalArgumentException(
                    "cron takes six fields (minute hour day month weekday year), and has " + parts.length);
        }
        if (parts[2].equals("?") == parts[4].equals("?")) {
            throw new IllegalArgumentException("cron takes ? in exactly one of the day and the weekday");
        }
        return new CronFields(
                new CronField("minute", 0, 59, List.of()).parse(parts[0]),
                new CronField("hour", 0, 23, List.of()).parse(parts[1]),
                new CronField("day", 1, 31, List.of()).parse(parts[2]),
                new CronField("month", 1, 12, MONTHS).parse(parts[3]),
                new CronField("weekday", 1, 7, WEEKDAYS).parse(parts[4]),
                new CronField("year", 1970, 2199, List.of()).parse(parts[5]));
    }

    Optional<Instant> next(Instant after) {
        ZonedDateTime start =
                after.atZone(ZoneOffset.UTC).plusMinutes(1).withSecond(0).withNano(0);
        Optional<LocalTime> today = matches(start.toLocalDate()) ? time(start.toLocalTime()) : Optional.empty();
        if (today.isPresent()) {
            return today.map(time -> instant(start.toLocalDate(), time));
        }
        LocalTime first = LocalTime.of(hours.getFirst(), minutes.getFirst());
        return day(start.toLocalDate().plusDays(1)).map(day -> instant(day, first));
    }

    private Optional<LocalDate> day(LocalDate from) {
        LocalDate end = LocalDate.of(years.getLast(), 12, 31);
        LocalDate day = from;
        while (!day.isAfter(end)) {
            if (!years.contains(day.getYear())) {
                day = LocalDate.of(day.getYear() + 1, 1, 1);
            } else if (!months.contains(day.getMonthValue())) {
                day = day.withDayOfMonth(1).plusMonths(1);
            } else if (matches(day)) {
                return Optional.of(day);
            } else {
                day = day.plusDays(1);
            }
        }
        return Optional.empty();
    }

    private boolean matches(LocalDate day) {
        // EventBridge counts weekdays from Sunday = 1, java.time from Monday = 1.
        int weekday = day.getDayOfWeek().getValue() % 7 + 1;
        return years.contains(day.getYear())
                && months.contains(day.getMonthValue())
                && days.contains(day.getDayOfMonth())
                && weekdays.contains(weekday);
    }

    private Optional<LocalTime> time(LocalTime from) {
        if (hours.contains(from.getHour())) {
            Integer minute = minutes.ceiling(from.getMinute());
            if (minute != null) {
                return Optional.of(LocalTime.of(from.getHour(), minute));
            }
        }
        Integer hour = hours.higher(from.getHour());
        return Optional.ofNullable(hour).map(later -> LocalTime.of(later, minutes.getFirst()));
    }

    private static Instant instant(LocalDate day, LocalTime time) {
        return day.atTime(time).toInstant(ZoneOffset.UTC);
    }
}
