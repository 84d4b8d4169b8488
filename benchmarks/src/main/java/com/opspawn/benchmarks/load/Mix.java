package com.opspawn.benchmarks.load;

import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * How often each operation comes.
 *
 * @param weights above zero together
 */
public record Mix(Map<Operation, Integer> weights) {
    public Mix {
        weights = Map.copyOf(weights);
        if (weights.values().stream().anyMatch(weight -> weight < 0) || total(weights) == 0) {
            throw new IllegalArgumentException("a mix needs a weight above 0, and none below: " + weights);
        }
    }

    /**
     * Reads {@code submit=70,get=20,list=5,events=5}; what is not named does not come.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static Mix parse(String text) {
        Map<Operation, Integer> weights = new EnumMap<>(Operation.class);
        for (String part : text.split(",", -1)) {
            String[] pair = part.strip().split("=", -1);
            if (pair.length != 2 || !pair[1].matches("\\d{1,6}")) {
                throw new IllegalArgumentException(
                        "--mix '" + part + "': write it as submit=70,get=20,list=5,events=5");
            }
            weights.put(operation(pair[0]), Integer.parseInt(pair[1]));
        }
        return new Mix(weights);
    }

    private static Operation operation(String name) {
        for (Operation operation : Operation.values()) {
            if (operation.toString().equals(name)) {
                return operation;
            }
        }
        throw new IllegalArgumentException("--mix: '" + name + "' is none of submit, get, list and events");
    }

    private static int total(Map<Operation, Integer> weights) {
        return weights.values().stream().mapToInt(Integer::intValue).sum();
    }

    public Operation next(RandomGenerator random) {
        int drawn = random.nextInt(total(weights));
        for (Operation operation : Operation.values()) {
            drawn -= weights.getOrDefault(operation, 0);
            if (drawn < 0) {
                return operation;
            }
        }
        throw new IllegalStateException("drawn beyond all weights");
    }
}
