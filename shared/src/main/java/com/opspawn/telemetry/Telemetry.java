package com.opspawn.telemetry;

import com.opspawn.journal.History;
import com.opspawn.journal.Journal;
import com.opspawn.log.LogContext;
import com.opspawn.metric.Metrics;
import com.opspawn.settings.Environment;
import com.opspawn.task.Task;
import com.opspawn.trace.OtlpSpans;
import com.opspawn.trace.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a function shows of its work. None of its methods throws. */
public final class Telemetry {
    /** Shows nothing but lines of the log. */
    public static final Telemetry NONE = new Telemetry(Metrics.NONE, Spans.NONE);

    private static final Logger LOG = LoggerFactory.getLogger(Telemetry.class);

    private final Counting counting;
    private final Spans spans;

    public Telemetry(Metrics metrics, Spans spans) {
        this.counting = new Counting(metrics);
        this.spans = spans;
    }

    /** Metrics and spans as the environment wants them. */
    public static Telemetry read(Environment environment) {
        return new Telemetry(Metrics.read(environment), OtlpSpans.read(environment));
    }

    /** Metrics alone, for functions whose caller waits and which no span is told of. */
    public static Telemetry metrics(Environment environment) {
        return new Telemetry(Metrics.read(environment), Spans.NONE);
    }

    /** The same journal, whose winners tell what they recorded. */
    public Journal observed(Journal journal) {
        return new ObservedJournal(journal, this);
    }

    /**
     * A function is called; to be closed before it answers.
     *
     * @param function its name
     * @param requestId of this call
     */
    public Invocation invocation(@Nullable String function, @Nullable String requestId) {
        return new Invocation(LogContext.invocation(function, requestId), spans);
    }

    /** One call of a function: its ids stand on each line of the log, and at its end no span is left behind. */
    public static final class Invocation implements AutoCloseable {
        private final LogContext context;
        private final Spans spans;

        private Invocation(LogContext context, Spans spans) {
            this.context = context;
            this.spans = spans;
        }

        @Override
        public void close() {
            spans.flush();
            context.close();
        }
    }

    /** A task that is worked on has come so far: the step that is next stands on each line of the log. */
    public static void working(History history) {
        LogContext.step(TaskTrace.nextStep(history));
    }

    /**
     * How far the sweeper is behind.
     *
     * @param lag the age of the oldest task that waits to be started or woken; zero where there is none
     */
    public void lag(Duration lag, Instant at) {
        counting.lag(lag, at);
    }

    /**
     * A model was asked and gave no answer, which no journal tells.
     *
     * @param history that the question came from
     * @param model as {@code provider/name}
     * @param errorType from a small set
     */
    public void modelFailed(History history, String model, Instant from, Instant to, String errorType) {
        LOG.info("{} gave no answer: {}", model, errorType);
        Tracing tracing = Tracing.of(history);
        if (tracing.trace().isSampled()) {
            spans.add(List.of(tracing.failedChat(model, from, to, errorType)));
        }
    }

    void submitted(Task task) {
        LOG.info("task {} is recorded", task.key().taskId());
        counting.submitted(task.key(), task.createdAt());
    }

    void recorded(History before, History after) {
        try {
            List<Occurrence> occurrences = Occurrence.between(before, after);
            Tracing tracing = Tracing.of(after);
            occurrences.forEach(occurrence -> counting.occurred(after, occurrence));
            if (tracing.trace().isSampled() && spans != Spans.NONE) {
                spans.add(occurrences.stream().map(tracing::span).toList());
            }
            occurrences.forEach(Telemetry::log);
        } catch (RuntimeException e) {
            // What was recorded was done: that it cannot be shown changes nothing of it.
            LOG.warn("what was recorded cannot be shown", e);
        }
    }

    private static void log(Occurrence occurrence) {
        switch (occurrence) {
            case Occurrence.Stepped stepped -> LOG.info("step {} is over", stepped.step());
            case Occurrence.Ended ended ->
                LOG.info(
                        "the task has ended: {}",
                        Counting.status(ended.ending()).wireName());
            case Occurrence.Asked _, Occurrence.Ran _ -> {}
        }
    }
}
