package com.opspawn.local.template;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Collects every problem of one template, each once, in the order of its lines. */
final class Problems {
    private final String file;
    private final SortedSet<Problem> found = new TreeSet<>();

    Problems(String file) {
        this.file = file;
    }

    void add(Place place, String message) {
        found.add(new Problem(file, place.line(), place.path(), message));
    }

    boolean none() {
        return found.isEmpty();
    }

    List<Problem> all() {
        return List.copyOf(found);
    }
}
