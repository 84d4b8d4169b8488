package com.opspawn.memory.http;

import com.fasterxml.jackson.databind.JsonNode;

/** What the fakes of vector stores compute. */
public final class Cosine {
    private Cosine() {}

    /** 0 for the same direction, 2 for the opposite one. */
    public static double distance(JsonNode one, JsonNode other) {
        double product = 0;
        double ones = 0;
        double others = 0;
        for (int i = 0; i < one.size(); i++) {
            double a = one.get(i).asDouble();
            double b = other.get(i).asDouble();
            product += a * b;
            ones += a * a;
            others += b * b;
        }
        return 1 - product / Math.sqrt(ones * others);
    }
}
