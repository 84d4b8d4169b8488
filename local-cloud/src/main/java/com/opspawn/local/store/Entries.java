package com.opspawn.local.store;

import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.FactJson;
import com.opspawn.journal.History;
import com.opspawn.journal.Idempotency;
import com.opspawn.json.Json;
import com.opspawn.json.ObjectReader;
import com.opspawn.local.store.Transaction.Idempotent;
import com.opspawn.local.store.Transaction.Kept;
import com.opspawn.local.store.Transaction.Projected;
import com.opspawn.task.Submission;
import com.opspawn.task.SubmissionJson;
import com.opspawn.task.Task;
import com.opspawn.task.Waits;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Between journals and transactions. */
final class Entries {
    private Entries() {}

    static Transaction.Opened opened(Task task, Idempotency idempotency) {
        long expiresAtSecond = task.createdAt().plus(Idempotency.MEMORY).getEpochSecond();
        return new Transaction.Opened(
                task.key(),
                task.createdAt(),
                task.submission().agentId(),
                idempotency.key().map(name -> new Idempotent(name, idempotency.bodyHash(), expiresAtSecond)),
                Blob.of(Json.write(SubmissionJson.write(task.submission()))));
    }

    static Transaction.Appended appended(History before, List<Entry> entries, History after) {
        Task was = before.task();
        Task is = after.task();
        return new Transaction.Appended(
                before.key(),
                before.nextSeq(),
                entries.stream().map(Entries::kept).toList(),
                was.status() == is.status()
                        ? Optional.empty()
                        : Optional.of(new Projected(
                                is.status(),
                                Waits.mustBeWoken(was.status(), is.status()),
                                Blob.of(StateJson.write(is)))));
    }

    private static Kept kept(Entry entry) {
        return new Kept(entry.at(), FactJson.type(entry.fact()), Blob.of(Json.write(FactJson.write(entry.fact()))));
    }

    /** All that were recorded together. */
    static List<Entry> of(Transaction.Appended appended) {
        return LongStream.rangeClosed(appended.firstSeq(), appended.lastSeq())
                .mapToObj(seq -> entry(appended, seq))
                .toList();
    }

    /** The entry at a place in a journal, from the transaction that recorded it. */
    static Entry entry(Transaction.OfTask transaction, long seq) {
        return switch (transaction) {
            case Transaction.Opened opened -> new Entry(0, opened.at(), new Fact.Submitted(submission(opened)));
            case Transaction.Appended appended -> {
                Kept kept = appended.entries().get((int) (seq - appended.firstSeq()));
                yield new Entry(
                        seq,
                        kept.at(),
                        FactJson.read(kept.type(), ObjectReader.of(kept.body().text())));
            }
            case Transaction.Waiting _, Transaction.Forgotten _, Transaction.Woken _ ->
                throw new IllegalStateException("a journal's place in the store leads to something else");
        };
    }

    static Submission submission(Transaction.Opened opened) {
        return SubmissionJson.read(ObjectReader.of(opened.submission().text()));
    }
}
