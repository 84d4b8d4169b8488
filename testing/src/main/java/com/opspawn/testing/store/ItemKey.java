package com.opspawn.testing.store;

/** The values of an item's two key attributes. */
record ItemKey(String hash, String range) implements Comparable<ItemKey> {
    @Override
    public int compareTo(ItemKey other) {
        int byHash = Utf8.compare(hash, other.hash);
        return byHash != 0 ? byHash : Utf8.compare(range, other.range);
    }
}
