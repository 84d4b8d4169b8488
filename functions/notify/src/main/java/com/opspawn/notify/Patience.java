package com.opspawn.notify;

import com.opspawn.settings.Environment;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How long to wait after each try that failed, and no time at all after the last: the queue puts aside what comes back then.
 *
 * @param waits one after each try but the last
 * @param random spreads what failed together over a fifth more or less
 */
record Patience(List<Duration> waits, RandomGenerator random) {
    private static final String SETTING = "OPSPAWN_WEBHOOK_RETRY_SECONDS";
    private static final String ABOUT_A_DAY = "5,300,1800,7200,18000,28800,28800";
    /** A message cannot stay hidden for more than twelve hours; with the spread, this is the most. */
    private static final int LONGEST_SECONDS = 36_000;

    Patience {
        waits = List.copyOf(waits);
    }

    static Patience read(Environment environment, RandomGenerator random) {
        String text = environment.optional(SETTING).orElse(ABOUT_A_DAY);
        try {
            List<Duration> waits = Arrays.stream(text.split(","))
                    .map(part -> Duration.ofSeconds(Integer.parseInt(part.strip())))
                    .toList();
            if (waits.stream().allMatch(wait -> !wait.isNegative() && wait.toSeconds() <= LONGEST_SECONDS)) {
                return new Patience(waits, random);
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        environment.problem(SETTING + " must be whole seconds with commas between, each from 0 to " + LONGEST_SECONDS);
        return new Patience(List.of(), random);
    }

    /** @param tries from 1: how often it was tried by now */
    Duration after(int tries) {
        if (tries > waits.size()) {
            return Duration.ZERO;
        }
        double spread = 0.8 + 0.4 * random.nextDouble();
        return Duration.ofSeconds(Math.round(waits.get(tries - 1).toSeconds() * spread));
    }
}
