package com.opspawn.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.benchmarks.cloud.Api;
import com.opspawn.json.Json;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class LoadTest {
    @Test
    void aMixIsReadAndDrawnByItsWeights() {
        Mix mix = Mix.parse("submit=1, list=3");
        SplittableRandom random = new SplittableRandom(1);
        int lists = 0;
        for (int i = 0; i < 1000; i++) {
            lists += mix.next(random) == Operation.LIST ? 1 : 0;
        }

        assertThat(lists).isBetween(700, 800);
        assertThat(mix.weights()).isEqualTo(Map.of(Operation.SUBMIT, 1, Operation.LIST, 3));
        assertThatThrownBy(() -> Mix.parse("delete=1"))
                .hasMessage("--mix: 'delete' is none of submit, get, list and events");
        assertThatThrownBy(() -> Mix.parse("submit"))
                .hasMessage("--mix 'submit': write it as submit=70,get=20,list=5,events=5");
        assertThatThrownBy(() -> Mix.parse("get=0"))
                .hasMessage("a mix needs a weight above 0, and none below: {GET=0}");
    }

    @Test
    void aRateGrowsOverItsRampAndIsEvenFromThen() {
        Pace.Open pace = new Pace.Open(10, Duration.ofSeconds(4));

        // Half as many in the ramp as behind it.
        assertThat(pace.due(0)).isZero();
        assertThat(pace.due(5)).isEqualTo(Duration.ofSeconds(2));
        assertThat(pace.due(20)).isEqualTo(Duration.ofSeconds(4));
        assertThat(pace.due(30)).isEqualTo(Duration.ofSeconds(5));
        assertThat(new Pace.Closed(4, Duration.ofSeconds(8)).begin(3)).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void aClientWaitsAsLongAsItIsToldAndAsksAgainUnderTheSameKey() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                boolean busy = tries.getAndIncrement() == 0;
                byte[] body = "{\"task_id\":\"task_1\"}".getBytes(StandardCharsets.UTF_8);
                assertThat(exchange.getRequestHeaders().getFirst("Idempotency-Key"))
                        .isEqualTo("k-1");
                exchange.getResponseHeaders().set("Retry-After", "0");
                exchange.sendResponseHeaders(busy ? 429 : 201, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        Tally tally = new Tally();
        Ledger ledger = new Ledger();
        try (Api api =
                new Api(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))) {
            Client client = new Client(api, tally, ledger, Client.body("What is 2 * 3?", Optional.empty()));
            client.run(Operation.SUBMIT, "k-1", new SplittableRandom(1));
        } finally {
            server.stop(0);
        }

        assertThat(ledger.all()).containsExactly("task_1");
        assertThat(tally.statuses().markdown()).contains("| submit 201 | 1 |", "| submit 429 | 1 |");
        assertThat(tally.serverErrors()).isZero();
    }

    @Test
    void withoutAWordFromTheServerAClientWaitsLongerEachTimeUpToALimit() {
        Api.Answer told = new Api.Answer(503, Json.object(), Optional.of(Duration.ofSeconds(7)));

        assertThat(Client.wait(Optional.of(told), 5)).isEqualTo(Duration.ofSeconds(7));
        assertThat(Client.wait(Optional.empty(), 0)).isEqualTo(Duration.ofMillis(200));
        assertThat(Client.wait(Optional.empty(), 2)).isEqualTo(Duration.ofMillis(800));
        assertThat(Client.wait(Optional.empty(), 20)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void anIdThatTwoSubmissionsGotIsSeen() {
        Ledger ledger = new Ledger();
        ledger.accepted("task_1", "k-1");
        ledger.accepted("task_1", "k-2");

        assertThat(ledger.sharedIds()).isEqualTo(List.of("task_1"));
    }

    @Test
    void aJournalHasOneEndAndNoGap() throws Exception {
        assertThat(Check.problem(events("submitted", "model_answered", "completed")))
                .isEmpty();
        assertThat(Check.problem(events("submitted", "model_answered"))).hasValue("it has 0 ends");
        assertThat(Check.problem(events("submitted", "failed", "completed"))).hasValue("it has 2 ends");
        assertThat(Check.problem(Json.parse("[{\"seq\":0,\"type\":\"submitted\"},{\"seq\":2,\"type\":\"completed\"}]")))
                .hasValue("its events have a gap before 2");
    }

    private static JsonNode events(String... types) {
        var events = Json.object().putArray("events");
        for (int i = 0; i < types.length; i++) {
            events.addObject().put("seq", i).put("type", types[i]);
        }
        return events;
    }
}
