package com.opspawn.llm;

/** Gives a provider's key, when a model is first asked and not before. */
@FunctionalInterface
public interface KeySource {

    /**
     * The key, to be sent in a header.
     *
     * @throws ModelException where it cannot be had; it says whether asking again can help
     */
    String key() throws ModelException;

    /** One that asks the other until it has a key, and then never again. Safe for use by several threads. */
    static KeySource once(KeySource source) {
        return new KeySource() {
            private String known = "";

            @Override
            public synchronized String key() throws ModelException {
                if (known.isEmpty()) {
                    known = source.key();
                }
                return known;
            }
        };
    }
}
