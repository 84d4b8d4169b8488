package com.opspawn.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ShownTest {
    @Test
    void aMarkWithinALineStandsForAnyTextOfThatLine() {
        assertThat(Shown.fits("took … ms (calculator)", "took 14 ms (calculator)\n"))
                .isTrue();
        assertThat(Shown.fits("took … ms (calculator)", "took 14 ms (notes)\n")).isFalse();
        assertThat(Shown.fits("took … ms", "took 1\n4 ms\n")).isFalse();
    }

    @Test
    void aMarkAsALineStandsForAnyLines() {
        assertThat(Shown.fits("…\nlast", "first\nsecond\nlast\n")).isTrue();
        assertThat(Shown.fits("…\nlast", "last\n")).isTrue();
        assertThat(Shown.fits("…\nlast", "last\nand more\n")).isFalse();
    }

    @Test
    void allElseIsComparedAsItIs() {
        assertThat(Shown.fits("a (.*)\n\nb", "a (.*)\n\nb\n\n")).isTrue();
        assertThat(Shown.fits("a (.*)", "a (x)")).isFalse();
    }
}
