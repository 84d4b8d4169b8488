package com.opspawn.local.states.jsonata;

import com.dashjoin.jsonata.Jsonata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what the engine answers into plain values: its null mark, its sequences and its whole doubles. */
final class Results {
    /** The largest whole number that a double holds exactly. */
    private static final double EXACT = 9_007_199_254_740_992.0;

    private Results() {}

    static boolean isJson(Object result) {
        return result == Jsonata.NULL_VALUE
                || result instanceof Map
                || result instanceof List
                || result instanceof String
                || result instanceof Number
                || result instanceof Boolean;
    }

    static @Nullable Object toPlain(@Nullable Object result) {
        return switch (result) {
            case null -> null;
            case Map<?, ?> map -> plainObject(map);
            case List<?> list -> plainArray(list);
            case Double number -> plainNumber(number);
            case Object other -> other == Jsonata.NULL_VALUE ? null : other;
        };
    }

    private static Map<String, @Nullable Object> plainObject(Map<?, ?> map) {
        var plain = new LinkedHashMap<String, @Nullable Object>(map.size() * 2);
        map.forEach((key, value) -> plain.put(String.valueOf(key), toPlain(value)));
        return plain;
    }

    private static List<@Nullable Object> plainArray(List<?> list) {
        var plain = new ArrayList<@Nullable Object>(list.size());
        for (Object element : list) {
            plain.add(toPlain(element));
        }
        return plain;
    }

    // JSONata has one kind of number, and writes a whole one without a fraction.
    private static Object plainNumber(double number) {
        boolean whole = number == Math.rint(number) && Math.abs(number) < EXACT;
        if (whole) {
            return (long) number;
        }
        return Double.isInfinite(number) || Double.isNaN(number) ? String.valueOf(number) : (Object) number;
    }
}
