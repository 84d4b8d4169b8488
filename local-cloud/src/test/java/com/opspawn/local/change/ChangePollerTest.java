package com.opspawn.local.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.local.change.ChangeFeed.Change;
import com.opspawn.local.event.EventPattern;
import com.opspawn.local.function.FunctionHost;
import com.opspawn.local.function.Functions;
import com.opspawn.local.function.Invocation;
import com.opspawn.local.function.Outcome;
import com.opspawn.local.template.EventSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The event source mapping over a feed of numbers: a function that notes them, and refuses those it is told to. */
class ChangePollerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:dead";

    private final List<Integer> feed = new ArrayList<>();
    private final List<List<Integer>> calls = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    /** Batches with one of these are refused. */
    private final Set<Integer> bad = new HashSet<>();
    /** Whether the answer names the first one that is bad; the whole call fails otherwise. */
    private boolean names = true;
    /** How many calls fail at most. */
    private int failures = Integer.MAX_VALUE;

    private final Functions functions = new Functions(Map.of("fn", new Noting()), () -> new UUID(0, 1));

    private final class Noting implements FunctionHost {
        @Override
        public void prepare() {}

        @Override
        public Outcome invoke(Invocation invocation) {
            List<Integer> batch = numbers(invocation.payload());
            calls.add(batch);
            Optional<Integer> first = batch.stream().filter(bad::contains).findFirst();
            if (first.isEmpty() || calls.size() > failures) {
                return new Outcome.Answered("{\"batchItemFailures\":[]}");
            }
            return names
                    ? new Outcome.Answered("{\"batchItemFailures\":[{\"itemIdentifier\":\"" + first.get() + "\"}]}")
                    : new Outcome.Rejected("ServiceException", "no");
        }

        @Override
        public void close() {}
    }

    private static List<Integer> numbers(String event) {
        try {
            List<Integer> numbers = new ArrayList<>();
            for (JsonNode record : JSON.readTree(event).path("Records")) {
                numbers.add(record.path("number").asInt());
            }
            return numbers;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Change> read(Optional<String> after, int most) {
        return feed.stream()
                .filter(number -> number > Integer.parseInt(after.orElse("0")))
                .limit(most)
                .map(number -> new Change(Integer.toString(number), record(number)))
                .toList();
    }

    private static ObjectNode record(int number) {
        return JSON.createObjectNode().put("number", number).put("kind", number % 2 == 0 ? "even" : "odd");
    }

    private ChangePoller poller(Place place, OptionalInt retries, boolean bisect, String... filters) {
        EventSource.Changes source = new EventSource.Changes(
                "arn",
                4,
                List.of(filters).stream().map(EventPattern::parse).toList(),
                retries,
                bisect,
                true,
                Optional.of(QUEUE));
        return new ChangePoller(
                this::read,
                place,
                source,
                "fn",
                functions,
                (queue, message) -> told.add(message),
                _ -> {},
                Duration.ZERO);
    }

    private void feed(int... numbers) {
        for (int number : numbers) {
            feed.add(number);
        }
    }

    private static void all(ChangePoller poller) throws InterruptedException {
        while (poller.step()) {
            // Another batch may be there.
        }
    }

    @Test
    void changesAreGivenInOrderABatchAtATime() throws Exception {
        feed(1, 2, 3, 4, 5, 6);

        all(poller(Place.inMemory(), OptionalInt.empty(), false));

        assertThat(calls).containsExactly(List.of(1, 2, 3, 4), List.of(5, 6));
    }

    @Test
    void whatNoFilterWantsIsNotGivenAndNotReadAgain() throws Exception {
        feed(1, 3, 4, 5, 7, 9, 11);
        Place place = Place.inMemory();

        all(poller(place, OptionalInt.empty(), false, "{\"kind\":[\"even\"]}", "{\"number\":[1]}"));

        assertThat(calls).containsExactly(List.of(1, 4));
        assertThat(place.last()).contains("11");
    }

    @Test
    void fromTheFirstThatFailedOnAllComesAgain() throws Exception {
        feed(1, 2, 3, 4);
        bad.add(3);
        failures = 2;

        all(poller(Place.inMemory(), OptionalInt.of(5), false));

        assertThat(calls).containsExactly(List.of(1, 2, 3, 4), List.of(3, 4), List.of(3, 4));
        assertThat(told).isEmpty();
    }

    @Test
    void whatFailsTooOftenIsToldToTheQueueAndLeftBehind() throws Exception {
        feed(1, 2, 3, 4, 5);
        bad.add(3);

        all(poller(Place.inMemory(), OptionalInt.of(2), true));

        assertThat(calls)
                .contains(List.of(4), List.of(5))
                .filteredOn(List.of(3)::equals)
                .isNotEmpty();
        assertThat(told).hasSize(1);
        JsonNode message = JSON.readTree(told.getFirst());
        assertThat(message.at("/requestContext/condition").asText()).isEqualTo("RetryAttemptsExhausted");
        assertThat(message.at("/DDBStreamBatchInfo/startSequenceNumber").asText())
                .isEqualTo("3");
        assertThat(message.at("/DDBStreamBatchInfo/endSequenceNumber").asText()).isEqualTo("3");
    }

    @Test
    void aCallThatFailsAsAWholeIsHalvedUntilTheBadOneIsAlone() throws Exception {
        feed(1, 2, 3, 4);
        bad.add(3);
        names = false;

        all(poller(Place.inMemory(), OptionalInt.of(3), true));

        assertThat(calls)
                .startsWith(List.of(1, 2, 3, 4), List.of(1, 2), List.of(3, 4), List.of(3))
                .endsWith(List.of(4));
        assertThat(told).hasSize(1);
    }

    @Test
    void thePlaceOutlivesThePoller(@TempDir Path directory) throws Exception {
        Place.InFile place = new Place.InFile(directory.resolve("fn"));
        feed(1, 2);
        all(poller(place, OptionalInt.empty(), false));
        feed(3);

        all(poller(new Place.InFile(directory.resolve("fn")), OptionalInt.empty(), false));

        assertThat(calls).containsExactly(List.of(1, 2), List.of(3));
    }
}
