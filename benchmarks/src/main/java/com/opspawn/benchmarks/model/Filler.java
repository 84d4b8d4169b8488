package com.opspawn.benchmarks.model;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Text of a given length that costs what prose costs: two kilobytes of it compress to about a half, and it has quotes and
 * lines to escape. The same beginning gives the same text.
 */
final class Filler {
    private static final int WORDS = 4_096;
    private static final int CHARS = 1 << 20;
    private static final String CONSONANTS = "bcdfghlmnprstvwy";
    private static final String VOWELS = "aeiou";

    private static final String PROSE = prose();

    private Filler() {}

    /** A text that begins with something of its own. */
    static String text(String begin, int chars) {
        StringBuilder text = new StringBuilder(chars).append(begin).append(": ");
        int from = Math.floorMod(begin.hashCode(), CHARS / 2);
        while (text.length() < chars) {
            text.append(PROSE, from, from + Math.min(chars - text.length(), CHARS / 2));
        }
        text.setLength(Math.max(begin.length(), chars));
        return text.toString();
    }

    private static String prose() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(42);
        String[] words = new String[WORDS];
        for (int i = 0; i < WORDS; i++) {
            words[i] = word(random);
        }
        StringBuilder prose = new StringBuilder(CHARS + 100);
        while (prose.length() < CHARS) {
            // Few words are frequent, as in any language.
            double rare = random.nextDouble();
            prose.append(words[(int) (rare * rare * rare * WORDS)]).append(separator(random));
        }
        return prose.toString();
    }

    private static String word(RandomGenerator random) {
        StringBuilder word = new StringBuilder();
        for (int syllables = random.nextInt(1, 4); syllables > 0; syllables--) {
            word.append(letter(CONSONANTS, random)).append(letter(VOWELS, random));
            if (random.nextInt(3) == 0) {
                word.append(letter(CONSONANTS, random));
            }
        }
        return word.toString();
    }

    private static char letter(String letters, RandomGenerator random) {
        return letters.charAt(random.nextInt(letters.length()));
    }

    private static String separator(RandomGenerator random) {
        return switch (random.nextInt(24)) {
            case 0 -> ".\n";
            case 1, 2 -> ", ";
            case 3 -> " \"";
            default -> " ";
        };
    }
}
