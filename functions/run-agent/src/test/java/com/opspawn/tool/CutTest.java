package com.opspawn.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CutTest {
    @Test
    void whatFitsStaysAsItIs() {
        assertThat(Cut.to(5, "12345")).isEqualTo("12345");
    }

    @Test
    void whatIsCutSaysSo() {
        assertThat(Cut.to(5, "123456")).isEqualTo("12345\n[cut: the first 5 of 6 characters]");
    }

    @Test
    void noCharacterIsCutInHalf() {
        assertThat(Cut.to(2, "a😀b")).isEqualTo("a\n[cut: the first 1 of 4 characters]");
        assertThat(Cut.to(3, "a😀b")).isEqualTo("a😀\n[cut: the first 3 of 4 characters]");
    }
}
