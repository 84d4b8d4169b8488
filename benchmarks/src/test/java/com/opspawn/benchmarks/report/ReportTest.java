package com.opspawn.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ReportTest {
    @Test
    void aTableIsMarkdownAndABarInACellDoesNotEndIt() {
        assertThat(new Table("a", "b").row(1, "x|y").markdown()).isEqualTo("| a | b |\n| --- | --- |\n| 1 | x\\|y |\n");
    }

    @Test
    void aRowHasOneCellForEachColumn() {
        assertThatThrownBy(() -> new Table("a", "b").row(1)).hasMessage("a row of 1 cells in a table of 2 columns");
    }

    @Test
    void aFigureIsItsMedianWithTheLeastAndTheGreatest() {
        assertThat(new Spread(List.of(3.0, 1.0, 200.0))).hasToString("3.00 (1.00–200)");
        assertThat(new Spread(List.of(4.0, 1.0, 2.0, 3.0)).median()).isEqualTo(2.5);
        assertThat(new Spread(List.of(12.34))).hasToString("12.3");
    }

    @Test
    void timesAreGivenByPercentilesInMilliseconds() {
        Timings timings = new Timings();
        for (int i = 1; i <= 100; i++) {
            timings.add(i * 1_000_000L);
        }
        Timings more = new Timings();
        more.add(timings);

        assertThat(more.count()).isEqualTo(100);
        assertThat(more.percentile(50)).isBetween(49.9, 50.1);
        assertThat(more.percentile(99)).isBetween(98.9, 99.2);
        assertThat(new Timings().percentile(50)).isZero();
    }
}
