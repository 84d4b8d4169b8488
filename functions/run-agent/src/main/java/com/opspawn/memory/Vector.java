package com.opspawn.memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** What a text means to an embedder: a direction, so its length is always 1. */
public final class Vector {
    private final String embedder;
    private final float[] values;

    private Vector(String embedder, float[] values) {
        this.embedder = embedder;
        this.values = values;
    }

    /**
     * Takes what an embedder said.
     *
     * @param embedder its name
     * @throws MemoryException where the numbers are no direction
     */
    public static Vector of(String embedder, float[] raw) {
        double sum = 0;
        for (float value : raw) {
            sum += (double) value * value;
        }
        if (!(sum > 0) || Double.isInfinite(sum)) {
            throw MemoryException.terminal("the embedder " + embedder + " gave " + raw.length
                    + " numbers that are no direction: use another one (OPSPAWN_EMBEDDINGS)");
        }
        float[] values = new float[raw.length];
        for (int i = 0; i < raw.length; i++) {
            values[i] = (float) (raw[i] / Math.sqrt(sum));
        }
        return new Vector(embedder, values);
    }

    /** Reads {@link #bytes()}. */
    public static Vector read(String embedder, byte[] bytes) {
        FloatBuffer floats =
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        float[] values = new float[floats.remaining()];
        floats.get(values);
        return new Vector(embedder, values);
    }

    /** 32-bit floating-point numbers, little end first. */
    public byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    public List<Float> toList() {
        List<Float> list = new ArrayList<>(values.length);
        for (float value : values) {
            list.add(value);
        }
        return list;
    }

    public String embedder() {
        return embedder;
    }

    public int dimensions() {
        return values.length;
    }

    /** Whether the two can be compared at all. */
    public boolean isComparable(Vector other) {
        return embedder.equals(other.embedder) && values.length == other.values.length;
    }

    /** The cosine of the angle between the two. */
    public double cosine(Vector other) {
        if (!isComparable(other)) {
            throw new IllegalArgumentException("vectors of " + embedder + " and " + other.embedder + " do not compare");
        }
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += (double) values[i] * other.values[i];
        }
        return sum;
    }
}
