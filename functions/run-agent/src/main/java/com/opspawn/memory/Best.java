package com.opspawn.memory;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the best of many candidates, so that thousands of vectors are never in memory at once. */
public final class Best {
    /** @param score the cosine */
    public record Candidate(String id, double score) {}

    private static final Comparator<Candidate> WORST_FIRST =
            Comparator.comparingDouble(Candidate::score).thenComparing(Candidate::id, Comparator.reverseOrder());

    private final Vector query;
    private final int limit;
    private final PriorityQueue<Candidate> kept = new PriorityQueue<>(WORST_FIRST);
    private int passedOver;

    public Best(Vector query, int limit) {
        this.query = query;
        this.limit = limit;
    }

    public void offer(String id, Vector vector) {
        if (!query.isComparable(vector)) {
            passedOver++;
            return;
        }
        kept.add(new Candidate(id, query.cosine(vector)));
        if (kept.size() > limit) {
            kept.remove();
        }
    }

    /** How many were of another embedder. */
    public int passedOver() {
        return passedOver;
    }

    /** Best first. */
    public List<Candidate> found() {
        return kept.stream().sorted(WORST_FIRST.reversed()).toList();
    }
}
