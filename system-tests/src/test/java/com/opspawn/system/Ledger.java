package com.opspawn.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was asked for outside of a cloud, and by which of its lives: kept where no kill reaches it.
 *
 * <p>A life asks for one thing once. It asks again for what an earlier life asked for only where that one was killed before
 * it had recorded what it got; so the life whose answer is in the journal is the last that asked.
 */
final class Ledger {
    private final Map<String, List<Integer>> lives = new ConcurrentHashMap<>();
    private final Map<String, String> effectKeys = new ConcurrentHashMap<>();
    private final List<String> changedKeys = new ArrayList<>();

    /** @param what the name of a question or a call, the same whoever asks */
    void note(String what, int life) {
        lives.compute(what, (_, known) -> {
            List<Integer> all = known == null ? new ArrayList<>() : new ArrayList<>(known);
            all.add(life);
            return List.copyOf(all);
        });
    }

    /** An effect counts by its key: the same key again is the same effect. */
    void noteEffect(String what, int life, String effectKey) {
        note(what, life);
        String first = effectKeys.putIfAbsent(what, effectKey);
        if (first != null && !first.equals(effectKey)) {
            synchronized (changedKeys) {
                changedKeys.add(what + " came with a second effect key in life " + life);
            }
        }
    }

    /** The lives that asked, each as often as it did. */
    List<Integer> lives(String what) {
        return lives.getOrDefault(what, List.of());
    }

    boolean hasAsked(int life) {
        return lives.values().stream().anyMatch(all -> all.contains(life));
    }

    /** How often something was asked for again after it was recorded, or twice in one life. */
    long repeated(String what, int recordedBy) {
        List<Integer> all = lives(what);
        long twice = all.size() - all.stream().distinct().count();
        return twice + all.stream().filter(life -> life > recordedBy).distinct().count();
    }

    List<String> changedKeys() {
        synchronized (changedKeys) {
            return List.copyOf(changedKeys);
        }
    }
}
