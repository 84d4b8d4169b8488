package com.opspawn.testing.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Suite 4: a bug that none of the suites catches fails the build. Some of them, drawn anew each time, or all with {@code
 * -Dcrash.planted=all}; each of them must still fit the source that it is planted in.
 */
final class PlantedBugsTest {
    private static final int DRAWN = 10;

    private static List<PlantedBug> drawn() throws IOException {
        List<PlantedBug> bugs = new ArrayList<>(PlantedBugs.all());
        for (PlantedBug bug : bugs) {
            bug.source();
        }
        if (System.getProperty("crash.planted", "").equals("all")) {
            return bugs;
        }
        long seed = Long.getLong("crash.seed", System.nanoTime());
        System.out.println("planted bugs: drawn with seed " + seed);
        Collections.shuffle(bugs, new Random(seed));
        return bugs.subList(0, DRAWN);
    }

    @Test
    void eachPlantedBugIsCaughtBySuiteOneOrTwo() throws Exception {
        List<PlantedBug> bugs = drawn();
        List<String> escaped = new ArrayList<>();
        for (PlantedBug bug : bugs) {
            String found = hunt(Compiled.of(bug.className(), bug.source()), bug.hint());
            System.out.println("planted bug: " + bug.name() + " -> " + (found.isEmpty() ? "ESCAPED" : summary(found)));
            if (found.isEmpty()) {
                escaped.add(bug.name());
            }
        }
        System.out.println("planted bugs: " + (bugs.size() - escaped.size()) + " caught of " + bugs.size() + ", of "
                + PlantedBugs.all().size() + " there are");
        assertThat(escaped).as("bugs that no suite catches").isEmpty();
    }

    @Test
    void withoutABugTheSameHuntFindsNothing() throws Exception {
        assertThat(hunt(Map.of(), Hunt.BEGINNING)).isEmpty();
    }

    private static String summary(String found) {
        return found.lines().limit(3).reduce((one, next) -> one + " | " + next).orElse("");
    }

    private static String hunt(Map<String, byte[]> classes, String hint)
            throws ReflectiveOperationException, IOException {
        Object hunt = new WithBug(classes)
                .loadClass(Hunt.class.getName())
                .getConstructor()
                .newInstance();
        @SuppressWarnings("unchecked")
        UnaryOperator<String> typed = (UnaryOperator<String>) hunt;
        return typed.apply(hint);
    }
}
