package com.opspawn.journal.dynamodb;

import static com.opspawn.task.Samples.NOON;
import static com.opspawn.task.Samples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.opspawn.journal.Appended;
import com.opspawn.journal.Fact;
import com.opspawn.journal.Facts;
import com.opspawn.journal.History;
import com.opspawn.journal.Idempotency;
import com.opspawn.journal.Journal;
import com.opspawn.journal.Opened;
import com.opspawn.task.Samples;
import com.opspawn.task.StoreException;
import com.opspawn.task.Task;
import com.opspawn.task.dynamodb.Backoff;
import com.opspawn.task.dynamodb.LocalTable;
import com.opspawn.task.dynamodb.LyingDynamoDb;
import com.opspawn.task.dynamodb.LyingDynamoDb.Lie;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** What the journal makes of a client whose answers are lost, late or no. */
final class DynamoDbJournalFaultsTest {
    private static final Lie CONFLICT = _ -> {
        throw TransactionConflictException.builder().message("conflict").build();
    };
    private static final Lie DOWN = _ -> {
        throw SdkClientException.create("Read timed out");
    };

    private final LocalTable table = LocalTable.create();
    private final LyingDynamoDb lies = new LyingDynamoDb(table.client());
    private final List<Duration> pauses = new ArrayList<>();
    private final Journal honest = DynamoDbJournal.on(table.client(), table.name());
    private final Task task = Task.submitted(Samples.key(TENANT, 1), Samples.saying("Say hello"), NOON);
    private long puts;
    private final Journal journal = new DynamoDbJournal(
            lies.client(), table.name(), () -> "put " + ++puts, new Backoff(new Random(1), pauses::add));

    @AfterEach
    void everyLieWasTold() {
        assertThat(lies.untold()).isZero();
    }

    private static Lie cancelled(String... codes) {
        return _ -> {
            List<CancellationReason> reasons = new ArrayList<>();
            for (String code : codes) {
                reasons.add(CancellationReason.builder().code(code).build());
            }
            throw TransactionCanceledException.builder()
                    .message("cancelled")
                    .cancellationReasons(reasons)
                    .build();
        };
    }

    /** Done, and then answered as if it had met another transaction, so that it is asked for again. */
    private static Lie doneButAnswered(Lie failure) {
        return call -> {
            call.honest();
            return failure.answer(call);
        };
    }

    private History opened() {
        honest.open(task, Idempotency.NONE);
        return read();
    }

    private History running() {
        honest.append(opened(), List.of(Facts.CALLS_TOOLS), NOON);
        return read();
    }

    private History read() {
        return new History(task.key(), honest.read(task.key(), 0));
    }

    // ------------------------------------------------------------ lost answers

    @Test
    void aPutWhoseAnswerWasLostIsRecognisedAsOurs() {
        History history = running();
        lies.next("putItem", LyingDynamoDb.ANSWER_LOST);

        Appended appended = journal.append(history, List.of(Facts.TOOLS_FINISHED), NOON);

        assertThat(appended).isEqualTo(new Appended.Won(read()));
        assertThat(read().last().fact()).isEqualTo(Facts.TOOLS_FINISHED);
    }

    @Test
    void anEqualPutOfAnotherWriterIsNotTakenForOurs() {
        History history = running();
        honest.append(history, List.of(Facts.TOOLS_FINISHED), NOON);

        assertThat(journal.append(history, List.of(Facts.TOOLS_FINISHED), NOON)).isEqualTo(new Appended.Lost());
    }

    @Test
    void aTransactionWhoseAnswerWasLostIsRecognisedAsOurs() {
        History history = opened();
        lies.next("transactWriteItems", doneButAnswered(cancelled("TransactionConflict", "None", "None")));

        Appended appended = journal.append(history, List.of(Facts.CALLS_TOOLS, Facts.COMPLETED), NOON);

        assertThat(appended).isEqualTo(new Appended.Won(read()));
        assertThat(pauses).hasSize(1);
    }

    @Test
    void anOpeningWhoseAnswerWasLostIsRecognisedAsOurs() {
        lies.next("transactWriteItems", doneButAnswered(cancelled("TransactionConflict", "None")));

        assertThat(journal.open(task, Idempotency.NONE)).isEqualTo(new Opened.New(task));
    }

    @Test
    void anOpeningUnderAKeyWhoseAnswerWasLostIsStillNew() {
        lies.next("transactWriteItems", doneButAnswered(cancelled("TransactionConflict", "None", "None")));

        Opened opened = journal.open(task, new Idempotency(Optional.of("k"), "body"));

        assertThat(opened).isEqualTo(new Opened.New(task));
    }

    @Test
    void aSecondSubmissionIsFoundWithoutAQueryWhichItsRoleDoesNotAllow() {
        Idempotency key = new Idempotency(Optional.of("k"), "body");
        Task again = Task.submitted(Samples.key(TENANT, 2), task.submission(), NOON);

        journal.open(task, key);

        assertThat(journal.open(again, key)).isEqualTo(new Opened.Same(task));
        assertThat(lies.requests(QueryRequest.class)).isEmpty();
    }

    // ------------------------------------------------------------ busy tables

    @ParameterizedTest
    @ValueSource(strings = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"})
    void aTransactionThatMetABusyTableIsTriedAgain(String code) {
        History history = opened();
        lies.next("transactWriteItems", 3, cancelled("None", code));

        assertThat(journal.append(history, List.of(Facts.COMPLETED), NOON)).isInstanceOf(Appended.Won.class);

        assertThat(pauses).hasSize(3);
    }

    @Test
    void aPutThatMetATransactionIsTriedAgain() {
        History history = running();
        lies.next("putItem", 3, CONFLICT);

        assertThat(journal.append(history, List.of(Facts.TOOLS_FINISHED), NOON)).isInstanceOf(Appended.Won.class);

        assertThat(pauses).hasSize(3);
    }

    @Test
    void aBusyTableIsGivenUpAfterTenTriesAndNothingIsRecorded() {
        History history = opened();
        lies.next("transactWriteItems", 10, cancelled("ThrottlingError", "None"));

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> journal.append(history, List.of(Facts.COMPLETED), NOON))
                .withMessage("recording entry 1 of " + task.key().taskId() + " in table " + table.name()
                        + ": met other writers, or a table without capacity, 10 times");

        assertThat(read()).isEqualTo(history);
    }

    @Test
    void pausesDoubleUpToHalfASecondAndAreDrawnBelowThat() {
        History history = running();
        lies.next("putItem", 10, CONFLICT);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> journal.append(history, List.of(Facts.TOOLS_FINISHED), NOON));

        long[] bounds = {10, 20, 40, 80, 160, 320, 500, 500, 500};
        assertThat(pauses).hasSize(bounds.length);
        for (int i = 0; i < bounds.length; i++) {
            assertThat(pauses.get(i)).isBetween(Duration.ZERO, Duration.ofMillis(bounds[i]));
        }
        assertThat(pauses).anyMatch(pause -> pause.toMillis() > 10);
    }

    // ------------------------------------------------------------ other trouble

    @Test
    void aStoreThatDoesNotAnswerIsAStoreException() {
        History history = running();
        lies.next("putItem", DOWN).next("query", DOWN).next("transactWriteItems", DOWN);
        String place = " of " + task.key().taskId() + " in table " + table.name() + ": Read timed out";

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> journal.append(history, List.of(Facts.TOOLS_FINISHED), NOON))
                .withMessage("recording entry 2" + place);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> journal.append(history, List.of(Facts.FAILED), NOON))
                .withMessage("recording entry 2" + place);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> journal.read(task.key(), 0))
                .withMessage("reading the journal" + place);
    }

    @Test
    void whatDynamoDbWillNeverTakeIsNotTriedAgain() {
        History history = opened();
        lies.next("transactWriteItems", cancelled("ValidationError", "None"));

        assertThatIllegalStateException()
                .isThrownBy(() -> journal.append(history, List.of(Facts.COMPLETED), NOON))
                .withMessage("recording entry 1 of " + task.key().taskId() + " in table " + table.name()
                        + ": refused for ValidationError, None");

        assertThat(pauses).isEmpty();
    }

    @Test
    void aPutThatDynamoDbWillNeverTakeIsNotTriedAgain() {
        History history = running();
        lies.next("putItem", _ -> {
            throw DynamoDbException.builder()
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("ValidationException")
                            .errorMessage("Item size has exceeded the maximum allowed size")
                            .build())
                    .build();
        });

        assertThatIllegalStateException()
                .isThrownBy(() -> journal.append(history, List.of(Facts.TOOLS_FINISHED), NOON))
                .withMessageContaining("Item size has exceeded");
        assertThat(pauses).isEmpty();
    }

    @Test
    void anAppendCostsOnePutUnlessItChangesTheStatus() {
        History history = running();
        Fact last = Facts.COMPLETED;

        journal.append(history, List.of(Facts.TOOLS_FINISHED), NOON);
        assertThat(lies.requests(TransactWriteItemsRequest.class)).isEmpty();

        journal.append(read(), List.of(last), NOON);
        assertThat(lies.requests(TransactWriteItemsRequest.class)).hasSize(1);
    }

    /** Of two entries that were recorded together, a query may see the later one alone. */
    @Test
    void aGapIsReadAgain() {
        journal.open(task, Idempotency.NONE);
        History history = new History(task.key(), honest.read(task.key(), 0));
        honest.append(history, List.of(Facts.answer("It is 42."), new Fact.Completed("It is 42.")), NOON);
        Lie gap = call -> {
            QueryResponse all = (QueryResponse) call.honest();
            return all.toBuilder()
                    .items(List.of(all.items().getFirst(), all.items().getLast()))
                    .build();
        };
        lies.next("query", 2, gap);

        assertThat(journal.read(task.key(), 0)).isEqualTo(honest.read(task.key(), 0));
        assertThat(pauses).hasSize(2);

        lies.next("query", Backoff.MAX_TRIES, gap);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> journal.read(task.key(), 0))
                .withMessage("reading the journal of " + task.key().taskId() + " in table " + table.name()
                        + ": entries behind 0 are missing");
    }
}
