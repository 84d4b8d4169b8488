package com.opspawn.metric;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import com.opspawn.settings.Environment;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class EmbeddedMetricsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.007Z");

    private final List<String> lines = new ArrayList<>();
    private final Metrics metrics = new EmbeddedMetrics("opspawn-prod", lines::add);

    private static Measured measured(List<Metric.Value> values, Map<String, String> dimensions) {
        return new Measured(NOON, values, dimensions, Map.of("task_id", "task_1", "tenant", "acme"));
    }

    @Test
    void aLineNamesItsMetricsAndHasTheirValuesBesideTheIds() {
        metrics.put(measured(
                List.of(
                        Metric.MODEL_LATENCY.of(Duration.ofMillis(1_250)),
                        Metric.INPUT_TOKENS.of(990),
                        Metric.COST_USD.of(new BigDecimal("0.0012"))),
                Map.of()));

        assertThat(lines)
                .containsExactly(
                        "{\"_aws\":{\"Timestamp\":1795348800007,\"CloudWatchMetrics\":[{\"Namespace\":\"Opspawn\","
                            + "\"Dimensions\":[[\"Stack\"]],\"Metrics\":[{\"Name\":\"ModelLatency\",\"Unit\":\"Milliseconds\"},"
                            + "{\"Name\":\"InputTokens\",\"Unit\":\"Count\"},{\"Name\":\"CostUsd\",\"Unit\":\"None\"}]}]},"
                            + "\"task_id\":\"task_1\",\"tenant\":\"acme\",\"Stack\":\"opspawn-prod\",\"ModelLatency\":1250,"
                            + "\"InputTokens\":990,\"CostUsd\":0.0012}");
    }

    @Test
    void aStatusIsADimension() throws Exception {
        metrics.put(measured(List.of(Metric.TASKS_ENDED.of(1)), Map.of("Status", "failed")));

        JsonNode line = Json.parse(lines.getFirst());
        assertThat(line.at("/_aws/CloudWatchMetrics/0/Dimensions").toString()).isEqualTo("[[\"Stack\",\"Status\"]]");
        assertThat(line.path("Status").asText()).isEqualTo("failed");
    }

    @ParameterizedTest
    @EnumSource
    void everyMetricKeepsTheRulesOfTheFormat(Metric metric) throws Exception {
        metrics.put(measured(List.of(metric.of(Duration.ofSeconds(90))), Map.of("Status", "completed")));
        metrics.put(measured(
                Arrays.stream(Metric.values()).map(every -> every.of(0)).toList(), Map.of()));

        for (String line : lines) {
            assertThat(line).doesNotContain("\n");
            EmbeddedMetricFormat.check(Json.parse(line));
        }
    }

    @Test
    void timesAreInTheirMetricsUnit() throws Exception {
        metrics.put(measured(List.of(Metric.SWEEPER_LAG.of(Duration.ofSeconds(90))), Map.of()));
        metrics.put(measured(List.of(Metric.STEP_LATENCY.of(Duration.ofSeconds(90))), Map.of()));

        assertThat(Json.parse(lines.get(0)).path("SweeperLag").asInt()).isEqualTo(90);
        assertThat(Json.parse(lines.get(1)).path("StepLatency").asInt()).isEqualTo(90_000);
    }

    @Test
    void onALaptopAndWithoutAStackNothingIsWritten() {
        assertThat(Metrics.read(new Environment(Map.of()))).isSameAs(Metrics.NONE);
        assertThat(Metrics.read(new Environment(Map.of("OPSPAWN_STACK", "opspawn", "AWS_SAM_LOCAL", "true"))))
                .isSameAs(Metrics.NONE);
        assertThat(Metrics.read(new Environment(Map.of("OPSPAWN_STACK", "opspawn"))))
                .isInstanceOf(EmbeddedMetrics.class);
    }
}
