package com.opspawn.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "*, anything, true",
        "*, '', true",
        "notes, notes, true",
        "notes, notes2, false",
        "notes, Notes, false",
        "github__*, github__list, true",
        "github__*, github_list, false",
        "*__delete_*, a__b__delete_c, true",
        "a*b*c, a-b-b, false",
        "a.c, abc, false",
        "'', '', true",
        "'', a, false"
    })
    void aStarStandsForAnyCharactersAndTheRestForItself(String pattern, String name, boolean fits) {
        assertThat(new Glob(pattern).fits(name)).isEqualTo(fits);
    }

    @Test
    void itAgreesWithARegularExpression() {
        long seed = System.nanoTime();
        System.out.println("GlobTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String pattern = letters(random, "ab**", 8);
            String name = letters(random, "aabb", 10);
            boolean expected = Pattern.matches(pattern.replace("*", ".*"), name);
            assertThat(new Glob(pattern).fits(name))
                    .as("%s on %s, seed %d", pattern, name, seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void manyStarsAreNotSlow() {
        Glob glob = new Glob("*a".repeat(100) + "b");

        assertThat(org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                        Duration.ofSeconds(10), () -> glob.fits("a".repeat(100_000))))
                .isFalse();
    }

    private static String letters(Random random, String alphabet, int most) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(most + 1); length > 0; length--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
