package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills of {@code opspawn up} at random moments, under load: {@code -Dkills=N} of them, from {@code -Dkills.seed=N}, which is
 * printed. What is done and asked for outside of the killed process is counted there.
 */
final class RandomKillsTest {
    private static final int KILLS = Integer.getInteger("kills", 10);
    /** One for each core of a small machine. */
    private static final int CLOUDS = 2;
    /** Then with fresh data, so that a restart costs the same after thousands of kills. */
    private static final int MOST_OF_ONE_CLOUD = 50;

    private final long seed = Long.getLong("kills.seed", new Random().nextLong());

    @TempDir
    private Path directory;

    @Test
    void killsAtRandomMomentsLoseNothingAndRepeatNothingThatWasRecorded() throws Exception {
        System.out.println("kills at random moments: seed " + seed);
        Tally tally = Tally.NONE;
        try (ExecutorService threads = Executors.newFixedThreadPool(CLOUDS)) {
            List<Future<Tally>> parts = new ArrayList<>();
            List<Integer> shares = shares();
            for (int i = 0; i < shares.size(); i++) {
                int number = i;
                parts.add(threads.submit(() -> killed(number, shares.get(number))));
            }
            for (Future<Tally> part : parts) {
                tally = tally.plus(part.get());
            }
        }
        System.out.println(tally + ", seed " + seed);

        assertThat(tally.kills()).isEqualTo(KILLS);
        assertThat(tally.lost()).as("lost, seed " + seed).isEmpty();
        assertThat(tally.repeated()).as("repeated, seed " + seed).isEmpty();
    }

    /** How many kills each cloud has. */
    private static List<Integer> shares() {
        int clouds = Math.max(CLOUDS, (KILLS + MOST_OF_ONE_CLOUD - 1) / MOST_OF_ONE_CLOUD);
        List<Integer> shares = new ArrayList<>();
        for (int i = 0; i < clouds; i++) {
            shares.add(KILLS * (i + 1) / clouds - KILLS * i / clouds);
        }
        return shares;
    }

    private Tally killed(int number, int times) throws Exception {
        Path home = Files.createDirectories(directory.resolve("cloud-" + number));
        try (KilledCloud cloud = new KilledCloud(home, seed + number)) {
            return cloud.killed(times);
        }
    }
}
