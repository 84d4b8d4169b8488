package com.opspawn.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CleanTest {
    @Test
    void textStaysAsItIs() {
        String text = "Grüße, 世界 😀\r\n\tdone";

        assertThat(Clean.text(text, text.length())).isSameAs(text);
    }

    @Test
    void fewCharactersThatAreNoTextAreReplacedAndCounted() {
        assertThat(Clean.text("\u001b[31mred text\u001b[0m", 100)).isEqualTo("""
            \uFFFD[31mred text\uFFFD[0m
            [cleaned: 2 characters that are no text are shown as \uFFFD]\
            """);
    }

    @Test
    void halvesOfCharactersAreReplaced() {
        assertThat(Clean.text("whole \uD83D\uDE00, half \uD83D, other half \uDE00.", 100))
                .isEqualTo("""
                    whole \uD83D\uDE00, half \uFFFD, other half \uFFFD.
                    [cleaned: 2 characters that are no text are shown as \uFFFD]\
                    """);
    }

    @Test
    void whatIsNoTextIsSaidSoAndNotShown() {
        assertThat(Clean.text("PK\u0003\u0004\u0000\u0001abc", 5_000_000))
                .isEqualTo("[binary: 5000000 characters that are no text, not shown]");
        assertThat(Clean.text("\u0001\u0002\u0003\u0004ab", 6))
                .isEqualTo("[binary: 6 characters that are no text, not shown]");
    }
}
