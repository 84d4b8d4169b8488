package com.opspawn.local.template;

import com.opspawn.local.event.EventPattern;
import com.opspawn.local.schedule.ScheduleExpression;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What invokes a function. */
public sealed interface EventSource {
    /**
     * Messages of a queue.
     *
     * @param queueArn of a queue of the same template
     * @param batchSize messages per invocation, at most
     * @param window how long a batch is gathered
     * @param partialFailures whether the function's answer names the messages that failed (ReportBatchItemFailures)
     */
    record Messages(String queueArn, int batchSize, Duration window, boolean partialFailures) implements EventSource {}

    /**
     * A schedule.
     *
     * @param ruleName names the rule in the event's {@code resources}
     * @param input the event's JSON where the template gives one, else empty
     */
    record Schedule(String ruleName, ScheduleExpression expression, String input) implements EventSource {}

    /**
     * The changes of a table.
     *
     * @param streamArn of a table of the same template
     * @param batchSize records per invocation, at most
     * @param filters a record is given to the function where one of these matches it, or there are none
     * @param retries how often records that fail are tried again; for ever where absent
     * @param bisect whether a batch that fails is halved
     * @param partialFailures whether the function's answer names the first record that failed (ReportBatchItemFailures)
     * @param onFailureArn the queue that is told of records that failed too often
     */
    record Changes(
            String streamArn,
            int batchSize,
            List<EventPattern> filters,
            OptionalInt retries,
            boolean bisect,
            boolean partialFailures,
            Optional<String> onFailureArn)
            implements EventSource {
        public Changes {
            filters = List.copyOf(filters);
        }
    }

    /**
     * Events of the default bus.
     *
     * @param ruleName its name
     * @param pattern which of them
     */
    record Events(String ruleName, EventPattern pattern) implements EventSource {}
}
