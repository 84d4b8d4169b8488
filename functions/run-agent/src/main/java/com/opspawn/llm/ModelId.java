package com.opspawn.llm;

import java.util.Optional;

/**
 * A model as users name it: {@code provider/name}, or {@code demo}.
 *
 * @param provider such as {@code openai}
 * @param name as the provider calls it; it may hold slashes; empty for the demo model
 */
public record ModelId(String provider, String name) {
    public static final ModelId DEMO = new ModelId("demo", "");

    /** Empty where it is neither {@code demo} nor a known provider's {@code provider/name}. */
    public static Optional<ModelId> parse(String text) {
        if (text.equals(DEMO.provider)) {
            return Optional.of(DEMO);
        }
        String[] parts = text.split("/", 2);
        boolean named = parts.length == 2 && !parts[1].isBlank();
        return named ? Provider.parse(parts[0]).map(provider -> new ModelId(parts[0], parts[1])) : Optional.empty();
    }

    @Override
    public String toString() {
        return name.isEmpty() ? provider : provider + "/" + name;
    }
}
