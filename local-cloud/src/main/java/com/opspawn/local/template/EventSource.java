package com.opspawn.local.template;

import com.opspawn.local.schedule.ScheduleExpression;
import java.time.Duration;

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
}
