package com.opspawn.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VectorTest {

    @Test
    void onlyTheDirectionCounts() {
        Vector one = Vector.of("e", new float[] {3, 4});

        assertThat(one.toList()).containsExactly(0.6f, 0.8f);
        assertThat(one.cosine(Vector.of("e", new float[] {30, 40}))).isCloseTo(1, within(1e-6));
        assertThat(one.cosine(Vector.of("e", new float[] {-3, -4}))).isCloseTo(-1, within(1e-6));
        assertThat(one.cosine(Vector.of("e", new float[] {4, -3}))).isCloseTo(0, within(1e-6));
    }

    @Test
    void bytesAreLittleEndianAndComeBackAsTheyWere() {
        Vector vector = Vector.of("e", new float[] {1, 0, 0});

        assertThat(vector.bytes()).containsExactly(0, 0, (byte) 0x80, 0x3f, 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(Vector.read("e", vector.bytes()).toList()).isEqualTo(vector.toList());
    }

    @Test
    void vectorsOfTwoEmbeddersOrLengthsDoNotCompare() {
        Vector one = Vector.of("e", new float[] {1, 0});

        assertThat(one.isComparable(Vector.of("f", new float[] {1, 0}))).isFalse();
        assertThat(one.isComparable(Vector.of("e", new float[] {1, 0, 0}))).isFalse();
        assertThatThrownBy(() -> one.cosine(Vector.of("f", new float[] {1, 0})))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("vectors of e and f do not compare");
    }

    @ParameterizedTest
    @ValueSource(floats = {0, Float.NaN, Float.POSITIVE_INFINITY})
    void numbersWithoutADirectionAreRefused(float number) {
        assertThatThrownBy(() -> Vector.of("openai/e", new float[] {number, number}))
                .isExactlyInstanceOf(MemoryException.class)
                .hasMessage("the embedder openai/e gave 2 numbers that are no direction: use another one "
                        + "(OPSPAWN_EMBEDDINGS)");
    }
}
