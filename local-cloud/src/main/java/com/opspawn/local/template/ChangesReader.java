package com.opspawn.local.template;

import com.opspawn.local.event.EventPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A function's event of type {@code DynamoDB}.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html">its limits</a>
 */
final class ChangesReader {
    private ChangesReader() {}

    /** Empty where it is switched off. */
    static Optional<EventSource> read(Section section) {
        // Here one batch follows another, and each begins as soon as there is a change.
        section.ignoring("MetricsConfig", "MaximumBatchingWindowInSeconds", "MaximumRecordAgeInSeconds");
        if (!section.required("StartingPosition").equals("TRIM_HORIZON")) {
            section.refuse("StartingPosition", "the local cloud begins with the oldest change: TRIM_HORIZON");
        }
        List<String> types = section.list("FunctionResponseTypes");
        if (!Set.of("ReportBatchItemFailures").containsAll(types)) {
            section.refuse("FunctionResponseTypes", "the local cloud knows ReportBatchItemFailures");
        }
        int retries = section.whole("MaximumRetryAttempts", -1, -1, 10_000);
        boolean enabled = section.flag("Enabled", true);
        EventSource source = new EventSource.Changes(
                section.required("Stream"),
                section.whole("BatchSize", 100, 1, 10_000),
                section.section("FilterCriteria").map(ChangesReader::filters).orElse(List.of()),
                retries < 0 ? OptionalInt.empty() : OptionalInt.of(retries),
                section.flag("BisectBatchOnFunctionError", false),
                !types.isEmpty(),
                section.section("DestinationConfig").flatMap(Destinations::onFailure));
        section.refuseRest();
        return enabled ? Optional.of(source) : Optional.empty();
    }

    private static List<EventPattern> filters(Section section) {
        List<EventPattern> patterns = new ArrayList<>();
        for (Section filter : section.sections("Filters")) {
            String text = filter.required("Pattern");
            try {
                patterns.add(EventPattern.parse(text));
            } catch (IllegalArgumentException e) {
                filter.refuse("Pattern", String.valueOf(e.getMessage()));
            }
            filter.refuseRest();
        }
        section.refuseRest();
        return patterns;
    }
}
