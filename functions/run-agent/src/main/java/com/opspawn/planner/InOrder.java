package com.opspawn.planner;

import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import java.util.ArrayList;
import java.util.List;

/**
 * Entries in the order in which models are told of them: a user's message stands before the first answer that was given
 * with it. So it never comes between an answer and the results of its calls, and what a model was told once is never told
 * otherwise later.
 */
final class InOrder {
    private final List<Entry> told = new ArrayList<>();
    private final List<Entry> kept = new ArrayList<>();

    private InOrder() {}

    /** @param entries from 0 on */
    static List<Entry> of(List<Entry> entries) {
        InOrder order = new InOrder();
        entries.forEach(order::add);
        order.release(Long.MAX_VALUE);
        return order.told;
    }

    private void add(Entry entry) {
        if (entry.fact() instanceof Fact.MessageAdded) {
            kept.add(entry);
            return;
        }
        if (entry.fact() instanceof Fact.ModelAnswered answer) {
            release(answer.toldUntil().orElse(entry.seq()));
        }
        told.add(entry);
    }

    /** Messages before this entry are told now. */
    private void release(long before) {
        kept.stream().filter(entry -> entry.seq() < before).forEach(told::add);
        kept.removeIf(entry -> entry.seq() < before);
    }
}
