package com.opspawn.tool;

import java.util.Locale;
import java.util.Optional;

/** What running a call twice would do to the world. */
public enum Effect {
    /** Nothing: it only looks. After a crash it is run again. */
    READ,
    /** Nothing more, as long as both runs are given the same effect key. After a crash it is run again with that key. */
    IDEMPOTENT,
    /** Something, but the tool can find out by the effect key what the first run did. */
    RECONCILABLE,
    /** Something, and nobody could tell. Such a call is never run again; the default for what is unknown. */
    ONCE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Effect> parse(String wireName) {
        for (Effect effect : values()) {
            if (effect.wireName().equals(wireName)) {
                return Optional.of(effect);
            }
        }
        return Optional.empty();
    }
}
