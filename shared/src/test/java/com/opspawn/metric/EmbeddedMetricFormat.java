package com.opspawn.metric;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/**
 * The rules of CloudWatch's embedded metric format, by its specification:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html. A line
 * that breaks one is a log line like any other, and nobody is told.
 */
final class EmbeddedMetricFormat {
    private static final Set<String> UNITS = Set.of(
            "Seconds",
            "Microseconds",
            "Milliseconds",
            "Bytes",
            "Kilobytes",
            "Megabytes",
            "Gigabytes",
            "Terabytes",
            "Bits",
            "Kilobits",
            "Megabits",
            "Gigabits",
            "Terabits",
            "Percent",
            "Count",
            "Bytes/Second",
            "Kilobytes/Second",
            "Megabytes/Second",
            "Gigabytes/Second",
            "Terabytes/Second",
            "Bits/Second",
            "Kilobits/Second",
            "Megabits/Second",
            "Gigabits/Second",
            "Terabits/Second",
            "Count/Second",
            "None");

    private EmbeddedMetricFormat() {}

    static void check(JsonNode root) {
        JsonNode metadata = root.path("_aws");
        assertThat(metadata.path("Timestamp").isIntegralNumber()).isTrue();
        assertThat(metadata.path("Timestamp").asLong()).isGreaterThan(1_000_000_000_000L);
        assertThat(metadata.path("CloudWatchMetrics").isArray()).isTrue();
        assertThat(metadata.path("CloudWatchMetrics")).isNotEmpty();
        metadata.path("CloudWatchMetrics").forEach(directive -> directive(root, directive));
    }

    private static void directive(JsonNode root, JsonNode directive) {
        assertThat(directive.fieldNames()).toIterable().containsOnly("Namespace", "Dimensions", "Metrics");
        assertThat(directive.path("Namespace").asText()).matches("[A-Za-z0-9._\\-/#:]{1,1024}");
        assertThat(directive.path("Dimensions")).isNotEmpty();
        directive.path("Dimensions").forEach(set -> dimensions(root, set));
        assertThat(directive.path("Metrics")).isNotEmpty().hasSizeLessThanOrEqualTo(100);
        Set<String> names = new HashSet<>();
        directive.path("Metrics").forEach(metric -> {
            assertThat(names.add(metric.path("Name").asText())).isTrue();
            metric(root, metric);
        });
    }

    private static void dimensions(JsonNode root, JsonNode set) {
        assertThat(set.isArray()).isTrue();
        assertThat(set).hasSizeLessThanOrEqualTo(30);
        set.forEach(name -> {
            assertThat(name.asText()).isNotBlank().hasSizeLessThanOrEqualTo(250);
            assertThat(root.path(name.asText()).isTextual()).isTrue();
            assertThat(root.path(name.asText()).asText()).isNotBlank().hasSizeLessThanOrEqualTo(1024);
        });
    }

    private static void metric(JsonNode root, JsonNode metric) {
        assertThat(metric.fieldNames()).toIterable().containsOnly("Name", "Unit");
        assertThat(metric.path("Name").asText()).isNotBlank().hasSizeLessThanOrEqualTo(1024);
        assertThat(metric.path("Unit").asText()).isIn(UNITS);
        assertThat(root.path(metric.path("Name").asText()).isNumber()).isTrue();
    }
}
