package com.opspawn.benchmarks.model;

/**
 * Where a task's conversation stands.
 *
 * @param base turns before the last summary, which the prompt does not show any more
 * @param turn the last that was asked for; -1 before the first
 * @param nanos when it was answered
 * @param isSummed whether the last question was for a summary
 */
record Conversation(int base, int turn, long nanos, boolean isSummed) {
    static final Conversation NEW = new Conversation(0, -1, 0, false);

    /** @param answers in the prompt */
    Conversation asked(int answers) {
        int begin = isSummed ? turn + 1 - answers : base;
        return new Conversation(begin, begin + answers, nanos, false);
    }

    Conversation summed() {
        return new Conversation(base, turn, nanos, true);
    }

    Conversation answeredAt(long now) {
        return new Conversation(base, turn, now, isSummed);
    }
}
