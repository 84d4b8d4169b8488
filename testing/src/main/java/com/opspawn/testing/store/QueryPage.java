package com.opspawn.testing.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fills with items until it has as many as it may, or more than a megabyte of them. */
final class QueryPage {
    private static final int MAX_BYTES = 1024 * 1024;

    private final int most;
    private final List<Item> items = new ArrayList<>();
    private int bytes;
    private boolean cut;

    QueryPage(int most) {
        this.most = most;
    }

    /** @return whether the next may come */
    boolean add(Item item) {
        items.add(item);
        bytes += item.size();
        cut = items.size() == most || bytes > MAX_BYTES;
        return !cut;
    }

    List<Item> items() {
        return items;
    }

    /** The last item, where there may be more behind it. */
    Optional<Item> last() {
        return cut ? Optional.of(items.getLast()) : Optional.empty();
    }
}
