package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import com.opspawn.system.TemplateMetrics.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What goes wrong in a deployment is heard of: the template's alarms and its dashboard. */
final class TemplateAlarmsTest {
    private final TemplateFile template = TemplateFile.read();
    private final TemplateMetrics metrics = new TemplateMetrics(template);
    private final Map<String, Map<String, Object>> alarms = template.ofType("AWS::CloudWatch::Alarm");

    @Test
    void everyAlarmTellsTheTopicAndSaysWhatToDoAndWhatSilenceMeans() {
        assertThat(alarms).hasSizeGreaterThan(10).allSatisfy((name, alarm) -> {
            assertThat(TemplateFile.strings(alarm.get("AlarmActions"))).containsExactly("Ref AlarmTopic");
            assertThat(TemplateFile.strings(alarm.get("OKActions"))).containsExactly("Ref AlarmTopic");
            assertThat((String) alarm.get("AlarmDescription")).contains(". ").endsWith(".");
            assertThat((String) alarm.get("TreatMissingData")).isIn("notBreaching", "breaching");
        });
    }

    @Test
    void everyMetricOfAnAlarmIsOneThatItsResourceHas() {
        alarms.forEach((name, alarm) -> assertThat(TemplateMetrics.ofAlarm(alarm))
                .as(name)
                .isNotEmpty()
                .allSatisfy(metric -> assertThat(metrics.problems(metric)).isEmpty()));
    }

    @Test
    void aMetricThatNobodyPublishesIsFound() {
        assertThat(metrics.problems(
                        new Metric("AWS/SQS", "Depth", Map.of("QueueName", "GetAtt SubmitQueue.QueueName"))))
                .containsExactly("AWS/SQS has no metric Depth");
        assertThat(metrics.problems(new Metric("AWS/Lambda", "Errors", Map.of("FunctionName", "Ref Table"))))
                .hasSize(1);
        assertThat(metrics.problems(
                        new Metric("AWS/Lambda", "Errors", Map.of("FunctionName", "Ref NoFunction", "Size", "1"))))
                .hasSize(2);
        assertThat(metrics.problems(new Metric("Opspawn", "TasksEnded", Map.of("Stack", "Ref AWS::StackName"))))
                .hasSize(1);
    }

    @Test
    void everyDeadLetterQueueHasAnAlarm() {
        assertThat(template.deadLetterQueues())
                .contains("SubmitDeadLetterQueue", "WebhookDeadLetterQueue", "NotifyDeadLetterQueue")
                .allSatisfy(queue -> assertThat(watched("AWS/SQS", "ApproximateNumberOfMessagesVisible"))
                        .contains("GetAtt " + queue + ".QueueName"));
    }

    @Test
    void throttlesOfEveryFunctionAreAnAlarm() {
        assertThat(watched("AWS/Lambda", "Throttles"))
                .containsExactlyInAnyOrderElementsOf(
                        references(template.functions().keySet()));
    }

    /** Where a caller waits for the answer, the API counts it. */
    @Test
    void errorsOfEveryFunctionThatNoCallerWaitsForAreAnAlarm() {
        Set<String> unseen = new TreeSet<>(template.functions().keySet());
        template.ofType("AWS::ApiGatewayV2::Integration")
                .values()
                .forEach(integration ->
                        unseen.remove(TemplateFile.referenced(String.valueOf(integration.get("IntegrationUri")))
                                .orElseThrow()));

        assertThat(watched("AWS/Lambda", "Errors")).containsExactlyInAnyOrderElementsOf(references(unseen));
        assertThat(watched("AWS/ApiGateway", "5xx")).containsExactly("Ref Api");
    }

    @Test
    void failedTasksTheSweepersLagFailedExecutionsAndTheTablesThrottlesAreWatched() {
        List<String> names = alarms.values().stream()
                .flatMap(alarm -> TemplateMetrics.ofAlarm(alarm).stream())
                .map(metric -> metric.namespace() + " " + metric.name())
                .toList();

        assertThat(names)
                .contains(
                        "Opspawn TasksEnded",
                        "Opspawn SweeperLag",
                        "AWS/States ExecutionsFailed",
                        "AWS/DynamoDB WriteThrottleEvents");
    }

    /** Whose metric of this name is part of an alarm. */
    private List<String> watched(String namespace, String metric) {
        return alarms.values().stream()
                .flatMap(alarm -> TemplateMetrics.ofAlarm(alarm).stream())
                .filter(one -> one.namespace().equals(namespace) && one.name().equals(metric))
                .flatMap(one -> one.dimensions().values().stream())
                .toList();
    }

    private static List<String> references(Set<String> resources) {
        return resources.stream().map(name -> "Ref " + name).toList();
    }

    @Test
    void theDashboardShowsEveryAlarmAndMetricsThatThereAre() throws JsonProcessingException {
        JsonNode widgets = dashboard().path("widgets");
        List<String> shown = new ArrayList<>();
        widgets.get(0).path("properties").path("alarms").forEach(arn -> shown.add(arn.asText()));
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(alarms.keySet().stream()
                        .map(name -> "${" + name + ".Arn}")
                        .toList());

        List<Metric> plotted = new ArrayList<>();
        widgets.forEach(widget -> widget.path("properties").path("metrics").forEach(one -> plotted.add(metric(one))));
        // That of the whole account is nobody's.
        assertThat(plotted.remove(new Metric("AWS/Lambda", "ConcurrentExecutions", Map.of())))
                .isTrue();
        assertThat(plotted)
                .hasSizeGreaterThan(30)
                .allSatisfy(metric -> assertThat(metrics.problems(metric)).isEmpty());
    }

    @Test
    void theDashboardsWidgetsLieBesideEachOther() throws JsonProcessingException {
        Map<String, String> places = new LinkedHashMap<>();
        for (JsonNode widget : dashboard().path("widgets")) {
            String title = widget.path("properties").path("title").asText();
            for (int x = widget.path("x").asInt();
                    x < widget.path("x").asInt() + widget.path("width").asInt();
                    x++) {
                for (int y = 0; y < widget.path("height").asInt(); y++) {
                    assertThat(places.put(x + "," + (widget.path("y").asInt() + y), title))
                            .as(title)
                            .isNull();
                    assertThat(x).as(title).isLessThan(24);
                }
            }
        }
    }

    private JsonNode dashboard() throws JsonProcessingException {
        String body = (String) template.properties("Dashboard").get("DashboardBody");
        return Json.parse(body.substring("Sub ".length()));
    }

    /** Namespace, name, then dimensions in pairs, and an object of options at the end. */
    private static Metric metric(JsonNode words) {
        Map<String, String> dimensions = new TreeMap<>();
        for (int at = 2; at + 1 < words.size(); at += 2) {
            dimensions.put(words.get(at).asText(), reference(words.get(at + 1).asText()));
        }
        return new Metric(words.get(0).asText(), words.get(1).asText(), dimensions);
    }

    private static String reference(String text) {
        if (!text.startsWith("${")) {
            return text;
        }
        String name = text.substring(2, text.length() - 1);
        return (name.contains(".") ? "GetAtt " : "Ref ") + name;
    }
}
