package com.opspawn.benchmarks.report;

import java.time.Duration;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Durations, from a microsecond to an hour, to three digits. Safe for many threads. */
public final class Timings {
    private static final int DIGITS = 3;
    private static final double MICROS_A_MILLI = 1_000.0;

    private final Histogram micros = new ConcurrentHistogram(Duration.ofHours(1).toNanos() / 1000, DIGITS);

    public void add(long nanos) {
        micros.recordValue(Math.max(1, Math.min(nanos / 1000, micros.getHighestTrackableValue())));
    }

    public void add(Timings other) {
        micros.add(other.micros);
    }

    public long count() {
        return micros.getTotalCount();
    }

    /** In milliseconds; 0 where there are none. */
    public double percentile(double percent) {
        return micros.getTotalCount() == 0 ? 0 : micros.getValueAtPercentile(percent) / MICROS_A_MILLI;
    }

    public double mean() {
        return micros.getMean() / MICROS_A_MILLI;
    }

    /** {@code p50 / p95 / p99}, in milliseconds. */
    @Override
    public String toString() {
        return Spread.number(percentile(50)) + " / " + Spread.number(percentile(95)) + " / "
                + Spread.number(percentile(99));
    }
}
