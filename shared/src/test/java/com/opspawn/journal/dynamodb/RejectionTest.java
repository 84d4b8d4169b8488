package com.opspawn.journal.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.task.dynamodb.Keys;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

final class RejectionTest {
    private static final Map<String, AttributeValue> ITEM = Map.of("PK", Keys.string("there first"));

    private static Rejection of(CancellationReason... reasons) {
        return Rejection.of(TransactionCanceledException.builder()
                .cancellationReasons(List.of(reasons))
                .build());
    }

    private static CancellationReason[] codes(String... codes) {
        return Arrays.stream(codes)
                .map(code -> CancellationReason.builder().code(code).build())
                .toArray(CancellationReason[]::new);
    }

    @Test
    void aFailedConditionNamesItsPlaceAndWhatStandsThere() {
        CancellationReason free = CancellationReason.builder().code("None").build();
        CancellationReason taken = CancellationReason.builder()
                .code("ConditionalCheckFailed")
                .item(ITEM)
                .build();

        assertThat(of(free, free, taken)).isEqualTo(new Rejection.SlotTaken(2, ITEM));
    }

    @Test
    void aFailedConditionCountsMoreThanAConflictBesideIt() {
        CancellationReason conflict =
                CancellationReason.builder().code("TransactionConflict").build();
        CancellationReason taken = CancellationReason.builder()
                .code("ConditionalCheckFailed")
                .item(ITEM)
                .build();

        assertThat(of(conflict, taken)).isEqualTo(new Rejection.SlotTaken(1, ITEM));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"})
    void conflictsAndThrottlingPassAway(String code) {
        assertThat(of(codes("None", code))).isEqualTo(new Rejection.Busy());
    }

    @Test
    void whatHasNoReasonIsTriedAgain() {
        assertThat(of()).isEqualTo(new Rejection.Busy());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ValidationError", "ItemCollectionSizeLimitExceeded", "AccessDenied"})
    void everythingElseIsRefusedForGood(String code) {
        assertThat(of(codes("None", code))).isEqualTo(new Rejection.Refused("None, " + code));
    }
}
