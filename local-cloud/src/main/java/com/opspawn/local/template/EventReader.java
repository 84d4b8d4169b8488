package com.opspawn.local.template;

import com.opspawn.local.schedule.ScheduleExpression;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The Events of a function to {@link EventSource}s. */
final class EventReader {
    /** Empty where the event is switched off or refused. */
    Optional<EventSource> read(String ruleName, Section event) {
        String type = event.required("Type");
        Optional<Section> properties = event.section("Properties");
        event.refuseRest();
        return switch (type) {
            case "HttpApi" -> {
                event.refuse("Type", "a route is a resource of its own here, AWS::ApiGatewayV2::Route");
                yield Optional.empty();
            }
            case "SQS" -> properties.flatMap(this::messages);
            case "Schedule" -> properties.flatMap(section -> schedule(ruleName, section));
            case "DynamoDB" -> properties.flatMap(ChangesReader::read);
            case "EventBridgeRule" -> properties.flatMap(section -> RuleReader.read(ruleName, section));
            case "" -> Optional.empty();
            default -> {
                event.refuse(
                        "Type",
                        type + " is not supported by the local cloud; it knows DynamoDB, EventBridgeRule, SQS,"
                                + " Schedule");
                yield Optional.empty();
            }
        };
    }

    /** Limits: https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html */
    private Optional<EventSource> messages(Section section) {
        section.ignoring("ScalingConfig", "MetricsConfig");
        int batchSize = section.whole("BatchSize", 10, 1, 10_000);
        int window = section.whole("MaximumBatchingWindowInSeconds", 0, 0, 300);
        if (batchSize > 10 && window == 0) {
            section.refuse("BatchSize", "more than 10 needs MaximumBatchingWindowInSeconds of at least 1");
        }
        List<String> types = section.list("FunctionResponseTypes");
        if (!Set.of("ReportBatchItemFailures").containsAll(types)) {
            section.refuse("FunctionResponseTypes", "the local cloud knows ReportBatchItemFailures");
        }
        String queue = section.required("Queue");
        boolean enabled = section.flag("Enabled", true);
        section.refuseRest();
        EventSource source = new EventSource.Messages(queue, batchSize, Duration.ofSeconds(window), !types.isEmpty());
        return enabled ? Optional.of(source) : Optional.empty();
    }

    private Optional<EventSource> schedule(String ruleName, Section section) {
        section.ignoring("Description", "RetryPolicy");
        boolean enabled = section.flag("Enabled", true)
                && !section.text("State", "ENABLED").equals("DISABLED");
        String rule = section.text("Name", ruleName);
        String input = section.text("Input", "");
        Optional<EventSource> source =
                expression(section).map(expression -> new EventSource.Schedule(rule, expression, input));
        section.refuseRest();
        return source.filter(schedule -> enabled);
    }

    private static Optional<ScheduleExpression> expression(Section section) {
        String text = section.required("Schedule");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(ScheduleExpression.parse(text));
        } catch (IllegalArgumentException e) {
            section.refuse("Schedule", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
