package com.opspawn.journal;

import static com.opspawn.task.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.journal.dynamodb.DynamoDbStores;
import com.opspawn.local.change.ChangeFeed;
import com.opspawn.local.change.ChangeFeed.Change;
import com.opspawn.local.store.EmbeddedStore;
import com.opspawn.local.table.TableService;
import com.opspawn.local.template.TableSpec;
import com.opspawn.settings.Settings;
import com.opspawn.task.Samples;
import com.opspawn.task.Task;
import com.opspawn.task.TaskKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever follows the tasks' changes learns the same of them from both stores. */
final class EmbeddedChangesTest {
    private static final TableSpec TABLE = new TableSpec(
            "Table",
            "opspawn-Table",
            Map.of("PK", "S", "SK", "S"),
            new TableSpec.Key("PK", Optional.of("SK")),
            List.of(),
            Optional.empty(),
            Optional.of("NEW_AND_OLD_IMAGES"));

    @TempDir
    private Path directory = Path.of("");

    private final long seed = Long.getLong("changes.seed", new Random().nextLong());

    @Test
    void changesAreToldAsTheTablesStreamTellsThem() throws Exception {
        ServerSocketChannel listening =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        try (TableService service = TableService.start(listening, Optional.empty());
                EmbeddedStore store = EmbeddedStore.open(directory, 10, InstantSource.fixed(NOON))) {
            service.create(List.of(TABLE));
            Map<String, String> variables = Map.of(
                    "AWS_REGION",
                    "us-east-1",
                    "AWS_ENDPOINT_URL_DYNAMODB",
                    service.url().toString());
            happen(DynamoDbStores.of(variables, new Settings(TABLE.name())));
            happen(store.stores());

            List<ObjectNode> expected = told(service.changes(TABLE), Optional.empty());
            List<ObjectNode> changes = told(store.changes(TABLE.streamArn()), Optional.empty());

            assertThat(changes).as("seed %d", seed).isEqualTo(expected);
            assertThat(expected).hasSizeGreaterThan(20);
        }
    }

    /** From the same seed, so the same. */
    private void happen(Stores stores) {
        Random random = new Random(seed);
        for (int task = 1; task <= 12; task++) {
            TaskKey key = Samples.key("a#" + task % 3, task);
            stores.journal()
                    .open(Task.submitted(key, task % 2 == 0 ? Samples.FULL : Samples.by("x"), NOON), Idempotency.NONE);
            for (int i = 0; i < 6; i++) {
                History history = new History(key, stores.journal().read(key, 0));
                Fact fact = history.ending()
                                .map(Entry::fact)
                                .filter(Fact.Failed.class::isInstance)
                                .isPresent()
                        ? Facts.REDRIVEN
                        : Facts.any(random);
                if (!history.hasEnded() || fact == Facts.REDRIVEN) {
                    stores.journal().append(history, List.of(fact), NOON.plusSeconds(i));
                    stores.waits().waiting(key, "token");
                    stores.waits().woken(key, random.nextInt(6));
                }
            }
        }
    }

    /** Of tasks only, less what is each store's own. */
    private static List<ObjectNode> told(ChangeFeed feed, Optional<String> after) {
        List<ObjectNode> told = new ArrayList<>();
        List<Change> page = feed.read(after, 7);
        while (!page.isEmpty()) {
            page.stream()
                    .map(Change::record)
                    .filter(record -> record.at("/dynamodb/Keys/SK/S").asText().equals("META"))
                    .map(EmbeddedChangesTest::stripped)
                    .forEach(told::add);
            page = feed.read(Optional.of(page.getLast().sequence()), 7);
        }
        return told;
    }

    private static ObjectNode stripped(ObjectNode record) {
        ObjectNode stripped = record.deepCopy().without("eventID");
        stripped.withObject("/dynamodb").remove(List.of("ApproximateCreationDateTime", "SequenceNumber", "SizeBytes"));
        return stripped;
    }
}
