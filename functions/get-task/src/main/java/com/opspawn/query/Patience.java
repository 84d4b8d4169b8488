package com.opspawn.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How a long poll lets time pass. */
interface Patience {

    Instant now();

    void pause(Duration duration) throws InterruptedException;

    static Patience real() {
        Clock clock = Clock.systemUTC();
        return new Patience() {
            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public void pause(Duration duration) throws InterruptedException {
                Thread.sleep(duration);
            }
        };
    }
}
