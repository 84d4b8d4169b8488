package com.opspawn.agent;

import com.opspawn.journal.History;
import com.opspawn.task.TaskKey;
import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Journals as far as this process has seen them: the next step of a task is often run by the same one. A journal only grows,
 * so what is here is always its beginning, and whoever takes it reads what follows before believing that it is all. Memory
 * that is needed for something else is given up.
 */
final class Recent {
    private static final int MOST = 64;
    private static final float LOAD = 0.75f;

    private final SequencedMap<TaskKey, SoftReference<History>> histories = new LinkedHashMap<>(MOST, LOAD, true);

    /** It is gone from here then: who goes on with it keeps it anew. */
    synchronized Optional<History> take(TaskKey task) {
        return Optional.ofNullable(histories.remove(task)).map(SoftReference::get);
    }

    synchronized void keep(History history) {
        histories.put(history.key(), new SoftReference<>(history));
        if (histories.size() > MOST) {
            histories.pollFirstEntry();
        }
    }
}
