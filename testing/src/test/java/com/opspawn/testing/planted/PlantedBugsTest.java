package com.opspawn.testing.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Suite 4: a bug that none of the suites catches fails the build. */
final class PlantedBugsTest {

    @Test
    void eachPlantedBugIsCaughtBySuiteOneOrTwo() throws Exception {
        List<PlantedBug> bugs = PlantedBugs.all();
        List<String> escaped = new ArrayList<>();
        for (PlantedBug bug : bugs) {
            String found = hunt(Compiled.of(bug.className(), bug.source()), bug.hint());
            System.out.println("bug: " + bug + " -> " + (found.isEmpty() ? "ESCAPED" : summary(found)));
            if (found.isEmpty()) {
                escaped.add(bug.name());
            }
        }
        System.out.println("planted bugs: " + (bugs.size() - escaped.size()) + " caught of " + bugs.size());
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
