package com.opspawn.local.store;

import java.util.Arrays;

/** A list of places in the log, in eight bytes each. */
final class Places {
    private long[] places = new long[4];
    private int size;

    void add(long place) {
        if (size == places.length) {
            places = Arrays.copyOf(places, size + size / 2);
        }
        places[size++] = place;
    }

    int size() {
        return size;
    }

    long at(int index) {
        if (index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return places[index];
    }

    /** A copy of the places from an index on. */
    long[] from(int index) {
        return range(index, size);
    }

    /** A copy of those from an index on, so many at most. */
    long[] range(int index, int most) {
        int from = Math.min(index, size);
        return Arrays.copyOfRange(places, from, (int) Math.min((long) from + most, size));
    }
}
