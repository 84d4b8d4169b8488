package com.opspawn.failure;

import com.opspawn.journal.Journal;
import java.time.Clock;

public final class FailureDoor {
    private FailureDoor() {}

    public static RecordFailureHandler handler(Journal journal, Clock clock) {
        return new RecordFailureHandler(journal, clock);
    }
}
