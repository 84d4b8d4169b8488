package com.opspawn.schema;

/**
 * Where a value does not fit, and why.
 *
 * @param place a JSON path such as {@code $.items[2].price}; {@code $} is the value itself
 * @param what the rest of the sentence, such as {@code must be a number, but is a string}
 */
public record Problem(String place, String what) {

    /** For example {@code $.items[2].price: must be a number, but is a string}. */
    @Override
    public String toString() {
        return place + ": " + what;
    }
}
