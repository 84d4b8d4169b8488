package com.opspawn.system;

import static com.opspawn.system.TemplateFile.mapping;
import static com.opspawn.system.TemplateFile.mappings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which metrics CloudWatch has of what the template makes, as AWS and the functions publish them. */
record TemplateMetrics(TemplateFile template) {
    private static final Set<String> STATUSES = Set.of("completed", "failed", "cancelled");

    /** By namespace; what is left out here is not used by the template. */
    private static final Map<String, Set<String>> NAMES = Map.of(
            "AWS/SQS",
            Set.of("ApproximateNumberOfMessagesVisible", "ApproximateAgeOfOldestMessage"),
            "AWS/Lambda",
            Set.of("Errors", "Throttles", "Invocations", "IteratorAge", "ConcurrentExecutions"),
            "AWS/States",
            Set.of(
                    "ExecutionsStarted",
                    "ExecutionsSucceeded",
                    "ExecutionsFailed",
                    "ExecutionsTimedOut",
                    "ExecutionsAborted",
                    "ExecutionThrottled"),
            "AWS/DynamoDB",
            Set.of("ReadThrottleEvents", "WriteThrottleEvents"),
            "AWS/ApiGateway",
            Set.of("Count", "4xx", "5xx", "Latency"),
            "Opspawn",
            Arrays.stream(com.opspawn.metric.Metric.values())
                    .map(com.opspawn.metric.Metric::wireName)
                    .collect(Collectors.toUnmodifiableSet()));

    /** The one dimension that says whose metric it is, and the type of resource that it names. */
    private static final Map<String, List<String>> OWNERS = Map.of(
            "AWS/SQS", List.of("QueueName", "AWS::SQS::Queue"),
            "AWS/Lambda", List.of("FunctionName", "AWS::Serverless::Function"),
            "AWS/States", List.of("StateMachineArn", "AWS::Serverless::StateMachine"),
            "AWS/DynamoDB", List.of("TableName", "AWS::DynamoDB::Table"),
            "AWS/ApiGateway", List.of("ApiId", "AWS::ApiGatewayV2::Api"),
            "Opspawn", List.of("Stack", ""));

    /** @param dimensions values by name, as the template writes them: {@code Ref Table}, {@code GetAtt Queue.QueueName} */
    record Metric(String namespace, String name, Map<String, String> dimensions) {}

    static List<Metric> ofAlarm(Map<String, Object> alarm) {
        if (!alarm.containsKey("Metrics")) {
            return List.of(metric(alarm));
        }
        return mappings(alarm.get("Metrics")).stream()
                .filter(query -> query.containsKey("MetricStat"))
                .map(query -> metric(mapping(mapping(query.get("MetricStat")).get("Metric"))))
                .toList();
    }

    private static Metric metric(Map<String, Object> given) {
        Map<String, String> dimensions = new TreeMap<>();
        mappings(given.getOrDefault("Dimensions", List.of()))
                .forEach(dimension -> dimensions.put((String) dimension.get("Name"), (String) dimension.get("Value")));
        return new Metric((String) given.get("Namespace"), (String) given.get("MetricName"), dimensions);
    }

    /** What speaks against a metric, in words; empty where nothing does. */
    List<String> problems(Metric metric) {
        List<String> problems = new ArrayList<>();
        if (!NAMES.getOrDefault(metric.namespace(), Set.of()).contains(metric.name())) {
            problems.add(metric.namespace() + " has no metric " + metric.name());
        } else {
            List<String> owner = Objects.requireNonNull(OWNERS.get(metric.namespace()));
            String value = metric.dimensions().getOrDefault(owner.get(0), "nobody");
            if (!isOwner(owner.get(1), value)) {
                problems.add(metric + " is not of a resource of this template");
            }
            Set<String> others = new TreeSet<>(metric.dimensions().keySet());
            others.remove(owner.get(0));
            others.removeIf(name -> isKnown(metric, name));
            if (!others.isEmpty()
                    || metric.name().equals("TasksEnded") != metric.dimensions().containsKey("Status")) {
                problems.add(metric + " is not published with these dimensions");
            }
        }
        return problems;
    }

    private boolean isOwner(String type, String value) {
        return type.isEmpty()
                ? value.equals("Ref AWS::StackName")
                : TemplateFile.referenced(value)
                        .map(name -> template.ofType(type).containsKey(name))
                        .orElse(false);
    }

    private boolean isKnown(Metric metric, String dimension) {
        String value = metric.dimensions().getOrDefault(dimension, "");
        return switch (dimension) {
            case "Status" -> metric.name().equals("TasksEnded") && STATUSES.contains(value);
            case "GlobalSecondaryIndexName" -> indexes().contains(value);
            default -> false;
        };
    }

    private List<String> indexes() {
        return mappings(template.properties("Table").get("GlobalSecondaryIndexes")).stream()
                .map(index -> (String) index.get("IndexName"))
                .toList();
    }
}
