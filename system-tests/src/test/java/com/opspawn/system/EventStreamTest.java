package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import com.opspawn.local.LocalCloud;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** A task watched over server-sent events, by a client that knows nothing but the standard. */
final class EventStreamTest {
    private static final int CUTS = 10;

    /** Of more than one byte in UTF-8, so that a cut may fall into a character. */
    private static final String GOAL = "¿Cuánto es 6 × 7? — 六かける七は？ \uD83E\uDD14\n\ndata: no event\n\n";

    private static List<JsonNode> data(List<EventStreamParser.Message> messages) {
        return messages.stream().map(message -> Json.parseOwn(message.data())).toList();
    }

    private static URI events(Api api, String id) {
        return URI.create(api.base() + "/tasks/" + id + "/events");
    }

    /**
     * The model takes its next turn only after the next cut: the client is cut off from a task that is running. What is cut
     * is known to be lost at least in part, since never the whole answer comes through.
     */
    @Test
    void aClientThatIsCutOffTenTimesMissesNoEventAndSeesNoneTwice() throws Exception {
        long seed = Long.getLong("cuts.seed", System.nanoTime());
        Semaphore turns = new Semaphore(0);
        try (ScriptedModel model = new ScriptedModel(CUTS, turns);
                LocalCloud cloud = LocalCloud.start(Hosted.options()
                        .withoutQueues()
                        .withParameters(Map.of("Model", "openai/scripted"))
                        .withEnvironment(
                                Map.of("OPENAI_BASE_URL", model.baseUrl(), "OPSPAWN_MODEL", "openai/scripted")));
                CuttingProxy proxy = new CuttingProxy(cloud.apiUrl(), CUTS, new Random(seed), turns::release)) {
            Api api = new Api(URI.create(cloud.apiUrl() + "/api/v1"));
            String id = api.submit(GOAL);
            EventSource client = new EventSource(proxy.through(events(api, id)));

            // For the answer after the last call: ten cuts are ten turns that ask for a call.
            turns.release();
            int last = client.run();

            String how = "seed " + seed + ", " + proxy.cuts() + ", " + client.broken();
            assertThat(proxy.cuts()).as(how).hasSize(CUTS).allMatch(cut -> cut.sent() < cut.length());
            assertThat(client.broken()).as(how).hasSizeGreaterThanOrEqualTo(CUTS);
            assertThat(last).as(how).isEqualTo(204);
            List<JsonNode> journal = api.events(id);
            assertThat(Api.types(journal)).hasSize(2 * CUTS + 3).endsWith("model_answered", "completed");
            assertThat(data(client.messages())).as(how).isEqualTo(journal);
        }
    }

    /** Wherever an answer breaks off, a client has seen whole events only and goes on behind the last of them. */
    @Test
    @Deployable
    void everyBeginningOfAnAnswerIsSomeWholeEventsAndTheirPlace() throws Exception {
        Api api = Api.ofTarget();
        String id = api.submit(GOAL);
        api.ended(id);
        List<JsonNode> journal = api.events(id);
        byte[] answer = Api.stream(events(api, id)).getBytes(StandardCharsets.UTF_8);
        Seen seen = new Seen();
        EventStreamParser parser = new EventStreamParser(seen);

        for (byte octet : answer) {
            parser.accept(octet & 0xFF);

            int whole = seen.messages.size();
            assertThat(data(seen.messages)).isEqualTo(journal.subList(0, whole));
            assertThat(seen.lastEventId).isEqualTo(whole == 0 ? "" : String.valueOf(whole - 1));
        }
        assertThat(seen.messages).hasSameSizeAs(journal);
    }

    private static final class Seen implements EventStreamParser.Client {
        private final List<EventStreamParser.Message> messages = new ArrayList<>();
        private String lastEventId = "";

        @Override
        public void accept(EventStreamParser.Message message) {
            messages.add(message);
        }

        @Override
        public void lastEventId(String id) {
            lastEventId = id;
        }

        @Override
        public void retry(long millis) {
            assertThat(millis).isEqualTo(500);
        }
    }
}
