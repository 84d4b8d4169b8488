package com.opspawn.testing.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class SchedulerTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final Sandbox sandbox = new Sandbox("box");
    private final List<String> story = new ArrayList<>();
    private final Scheduler scheduler = new Scheduler(Turns.steady(), 1_000, DAY);

    private void say(String what) {
        story.add(what);
    }

    private void twoLines(Scheduler turns) {
        AtomicBoolean other = new AtomicBoolean();
        turns.start(sandbox, "other", () -> {
            for (int i = 0; i < 5; i++) {
                say("b" + i);
                turns.giveWay();
            }
            other.set(true);
        });
        for (int i = 0; i < 5; i++) {
            say("a" + i);
            turns.giveWay();
        }
        turns.block(other::get);
    }

    @Test
    void whoeverRunsGoesOnWhileItCan() {
        scheduler.run(sandbox, () -> twoLines(scheduler));

        assertThat(story).containsExactly("a0", "a1", "a2", "a3", "a4", "b0", "b1", "b2", "b3", "b4");
    }

    @Test
    void theSameSeedGivesTheSameTurns() {
        List<List<String>> stories = new ArrayList<>();
        for (long seed : new long[] {1, 1, 2}) {
            story.clear();
            Scheduler random = new Scheduler(Turns.random(new SplittableRandom(seed), 0.5), 1_000, DAY);
            random.run(sandbox, () -> twoLines(random));
            stories.add(List.copyOf(story));
        }

        assertThat(stories.get(0)).isEqualTo(stories.get(1)).isNotEqualTo(stories.get(2));
    }

    @Test
    void twinsTakeTurns() {
        Sandbox twin = new Sandbox("twin");
        sandbox.alternateWith(twin);
        AtomicBoolean done = new AtomicBoolean();
        scheduler.run(sandbox, () -> {
            scheduler.start(twin, "twin", () -> {
                for (int i = 0; i < 3; i++) {
                    say("b" + i);
                    scheduler.giveWay();
                }
                done.set(true);
            });
            for (int i = 0; i < 3; i++) {
                say("a" + i);
                scheduler.giveWay();
            }
            scheduler.block(done::get);
        });

        assertThat(story).containsExactly("a0", "b0", "a1", "b1", "a2", "b2");
    }

    @Test
    void whereNobodyCanGoOnTimeJumpsToTheNextAlarm() {
        List<Instant> times = new ArrayList<>();
        scheduler.run(sandbox, () -> {
            scheduler.at(Scheduler.BEGIN.plusSeconds(40), () -> times.add(scheduler.now()));
            Runnable takenBack = scheduler.at(Scheduler.BEGIN.plusSeconds(50), () -> times.add(Instant.MAX));
            takenBack.run();
            scheduler.sleep(Duration.ofHours(2));
            times.add(scheduler.now());
        });

        assertThat(times).containsExactly(Scheduler.BEGIN.plusSeconds(40), Scheduler.BEGIN.plus(Duration.ofHours(2)));
    }

    @Test
    void aWaitEndsAtItsTimeOrWhenWhatItWaitsForIsThere() {
        AtomicBoolean there = new AtomicBoolean();
        List<Boolean> found = new ArrayList<>();
        scheduler.run(sandbox, () -> {
            found.add(scheduler.block(there::get, scheduler.now().plusSeconds(10)));
            scheduler.at(scheduler.now().plusSeconds(5), () -> there.set(true));
            found.add(scheduler.block(there::get, scheduler.now().plusSeconds(10)));
        });

        assertThat(found).containsExactly(false, true);
        assertThat(scheduler.now()).isEqualTo(Scheduler.BEGIN.plusSeconds(15));
    }

    @Test
    void whereNobodyCanEverGoOnTheRunIsStuck() {
        assertThat(scheduler.run(sandbox, () -> scheduler.block(() -> false)))
                .contains(new Stuck("nobody can go on; there are box/first"));
    }

    @Test
    void whatGoesOnForTooLongIsStuck() {
        assertThat(scheduler.run(sandbox, () -> {
                    while (true) {
                        scheduler.giveWay();
                    }
                }))
                .contains(new Stuck("it did not come to its end in 1000 turns; there are box/first"));
        Scheduler patient = new Scheduler(Turns.steady(), 1_000_000, DAY);
        assertThat(patient.run(sandbox, () -> patient.sleep(Duration.ofDays(2))))
                .contains(new Stuck("it takes longer than until 2026-11-23T06:00:00Z; there are box/first"));
    }

    @Test
    void nothingOfAKilledSandboxGoesOn() {
        Sandbox killed = new Sandbox("killed");
        scheduler.run(sandbox, () -> {
            scheduler.start(killed, "victim", () -> {
                try {
                    scheduler.sleep(Duration.ofSeconds(10));
                    say("went on");
                } finally {
                    say("unwound");
                }
            });
            scheduler.sleep(Duration.ofSeconds(1));
            killed.kill();
            scheduler.sleep(Duration.ofSeconds(20));
            say("over");
        });

        assertThat(story).containsExactly("unwound", "over");
    }

    @Test
    void whoSwallowsItsDeathDiesAtTheNextBoundaryAgain() {
        Sandbox killed = new Sandbox("killed");
        scheduler.run(sandbox, () -> {
            scheduler.start(killed, "victim", () -> {
                try {
                    throw scheduler.die();
                } catch (Died swallowed) {
                    say("swallowed");
                }
                scheduler.giveWay();
                say("went on");
            });
            scheduler.sleep(Duration.ofSeconds(1));
        });

        assertThat(story).containsExactly("swallowed");
    }

    @Test
    void aFrozenSandboxStandsStillWhileTimeGoesOn() {
        Sandbox frozen = new Sandbox("frozen");
        scheduler.run(sandbox, () -> {
            scheduler.start(frozen, "sleeper", () -> {
                scheduler.sleep(Duration.ofSeconds(1));
                say("woke after " + Duration.between(Scheduler.BEGIN, scheduler.now()));
            });
            scheduler.sleep(Duration.ofMillis(1));
            frozen.freeze();
            scheduler.at(scheduler.now().plusSeconds(30), frozen::thaw);
            scheduler.sleep(Duration.ofSeconds(60));
        });

        assertThat(story).containsExactly("woke after PT30.001S");
    }

    @Test
    void anInterruptEndsOnlyWhatCanBeInterrupted() {
        scheduler.run(sandbox, () -> {
            Actor sleeper = scheduler.start(sandbox, "sleeper", () -> {
                scheduler.sleep(Duration.ofSeconds(5));
                say("slept until " + Duration.between(Scheduler.BEGIN, scheduler.now()));
                try {
                    scheduler.sleepInterruptibly(Duration.ofSeconds(50));
                } catch (InterruptedException e) {
                    say("interrupted at " + Duration.between(Scheduler.BEGIN, scheduler.now()));
                }
            });
            scheduler.sleep(Duration.ofSeconds(1));
            sleeper.interrupt();
            scheduler.sleep(Duration.ofSeconds(100));
        });

        assertThat(story).containsExactly("slept until PT5S", "interrupted at PT5S");
    }

    @Test
    void whatBreaksBreaksTheRun() {
        assertThatIllegalStateException()
                .isThrownBy(() -> scheduler.run(sandbox, () -> {
                    scheduler.start(sandbox, "other", () -> {
                        throw new IllegalArgumentException("a bug");
                    });
                    scheduler.sleep(Duration.ofSeconds(1));
                }))
                .withMessage("the simulation broke: java.lang.IllegalArgumentException: a bug");
    }

    @Test
    void whatIsLeftAtTheEndIsUnwoundOneByOne() {
        scheduler.run(sandbox, () -> {
            for (int i = 0; i < 3; i++) {
                int number = i;
                scheduler.start(sandbox, "left " + i, () -> {
                    try {
                        scheduler.sleep(Duration.ofHours(1));
                    } finally {
                        say("unwound " + number);
                    }
                });
            }
            scheduler.sleep(Duration.ofSeconds(1));
        });

        assertThat(story).containsExactly("unwound 0", "unwound 1", "unwound 2");
    }
}
