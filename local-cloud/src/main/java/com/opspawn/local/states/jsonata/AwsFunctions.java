package com.opspawn.local.states.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.opspawn.local.states.json.InvalidJson;
import com.opspawn.local.states.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The functions that Step Functions adds to JSONata (AWS, "Transforming data with JSONata", JSONata functions provided
 * by Step Functions).
 *
 * <p>A missing argument makes the result undefined and not an error, and a fraction in a whole-number argument is cut
 * off, both as AWS does.
 */
final class AwsFunctions {
    private static final Set<String> ALGORITHMS = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

    /** The longest array that AWS's {@code $range} makes. */
    private static final int MAX_RANGE = 360_145;

    private final RandomGenerator random;
    private final Supplier<String> uuids;

    AwsFunctions(RandomGenerator random, Supplier<String> uuids) {
        this.random = random;
        this.uuids = uuids;
    }

    void registerIn(Jsonata expression) {
        register(expression, "partition", "<x?x?:x>", AwsFunctions::partition);
        register(expression, "range", "<x?x?x?:x>", AwsFunctions::range);
        register(expression, "hash", "<x?x?:x>", AwsFunctions::hash);
        register(expression, "random", "<x?:x>", this::random);
        register(expression, "uuid", "<:s>", arguments -> uuids.get());
        register(expression, "parse", "<x?:x>", AwsFunctions::parse);
        // AWS takes $eval away: calling it is calling something that is no function.
        register(expression, "eval", "<x?x?:x>", arguments -> {
            throw new JException("T1006", -1, "eval");
        });
    }

    @SuppressWarnings("NullAway") // an undefined result is a null, which the library does not declare
    private static void register(Jsonata expression, String name, String signature, Body body) {
        expression.registerFunction(name, new JFunction((input, arguments) -> body.call(arguments), signature));
    }

    private static @Nullable Object partition(List<?> arguments) {
        if (arguments.get(0) == null || !(arguments.get(1) instanceof Number size) || size.intValue() <= 0) {
            return null;
        }
        List<?> array = arguments.get(0) instanceof List<?> list ? list : List.of(arguments.get(0));
        var chunks = new ArrayList<List<?>>();
        for (int from = 0; from < array.size(); from += size.intValue()) {
            chunks.add(new ArrayList<>(array.subList(from, Math.min(array.size(), from + size.intValue()))));
        }
        return chunks.isEmpty() ? null : chunks;
    }

    private static @Nullable Object range(List<?> arguments) {
        if (!(arguments.get(0) instanceof Number first)
                || !(arguments.get(1) instanceof Number last)
                || !(arguments.get(2) instanceof Number step)
                || step.longValue() == 0) {
            return null;
        }
        long length = (last.longValue() - first.longValue()) / step.longValue() + 1;
        if (length > MAX_RANGE) {
            throw new JException("Expression evaluation memory limit exceeded", -1);
        }
        return numbers(first.longValue(), last.longValue(), step.longValue());
    }

    private static @Nullable Object numbers(long first, long last, long step) {
        var numbers = new ArrayList<Object>();
        for (long next = first; step > 0 ? next <= last : next >= last; next += step) {
            numbers.add(next);
        }
        return switch (numbers.size()) {
            case 0 -> null;
            case 1 -> numbers.getFirst(); // AWS collapses a range of one, as JSONata does its sequences
            default -> numbers;
        };
    }

    private static @Nullable Object hash(List<?> arguments) {
        if (!(arguments.get(0) instanceof String text) || !(arguments.get(1) instanceof String algorithm)) {
            return null;
        }
        if (!ALGORITHMS.contains(algorithm)) {
            throw new JException("T0410", -1, 2, "hash");
        }
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has " + algorithm, e);
        }
    }

    private Object random(List<?> arguments) {
        return arguments.get(0) instanceof Number seed
                ? new Random(seed.longValue()).nextDouble()
                : random.nextDouble();
    }

    private static @Nullable Object parse(List<?> arguments) {
        if (!(arguments.get(0) instanceof String text)) {
            return null;
        }
        try {
            Object value = Json.parse(text);
            return value == null ? Jsonata.NULL_VALUE : value;
        } catch (InvalidJson e) {
            throw new JException("D3137", -1, e.getMessage());
        }
    }

    private interface Body {
        @Nullable
        Object call(List<?> arguments);
    }
}
