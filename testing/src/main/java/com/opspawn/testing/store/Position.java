package com.opspawn.testing.store;

/**
 * A place in a partition: at an item, or before or after all that have the same range key.
 *
 * @param edge -1 before the items of that range key, 1 after them, 0 at an item
 * @param owner of an index, the item's key in the table; else empty
 */
record Position(String range, int edge, ItemKey owner) implements Comparable<Position> {
    private static final ItemKey NOBODY = new ItemKey("", "");

    static Position before(String range) {
        return new Position(range, -1, NOBODY);
    }

    static Position after(String range) {
        return new Position(range, 1, NOBODY);
    }

    static Position at(String range) {
        return new Position(range, 0, NOBODY);
    }

    static Position at(String range, ItemKey owner) {
        return new Position(range, 0, owner);
    }

    @Override
    public int compareTo(Position other) {
        int byRange = Utf8.compare(range, other.range);
        if (byRange != 0) {
            return byRange;
        }
        int byEdge = Integer.compare(edge, other.edge);
        return byEdge != 0 ? byEdge : owner.compareTo(other.owner);
    }
}
