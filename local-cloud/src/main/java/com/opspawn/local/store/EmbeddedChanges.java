package com.opspawn.local.store;

import com.opspawn.local.change.ChangeFeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tasks' changes, numbered from 1. Their images are made up only for who reads them. */
final class EmbeddedChanges implements ChangeFeed {
    private final EmbeddedTasks tasks;
    private final ChangeRecords records;

    EmbeddedChanges(EmbeddedTasks tasks, String streamArn) {
        this.tasks = tasks;
        this.records = new ChangeRecords(streamArn);
    }

    @Override
    public List<Change> read(Optional<String> after, int most) {
        int from = after.map(Integer::parseInt).orElse(0);
        List<Change> changes = new ArrayList<>();
        for (long place : tasks.changes(from, most)) {
            changes.add(change(from + changes.size() + 1, place));
        }
        return changes;
    }

    private Change change(int number, long place) {
        List<Transaction.OfTask> changes = tasks.changesUntil(place);
        return records.change(
                String.valueOf(number), tasks.submitted(changes.getFirst().key()), changes);
    }
}
