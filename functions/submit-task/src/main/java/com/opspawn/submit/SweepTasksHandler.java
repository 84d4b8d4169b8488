package com.opspawn.submit;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.journal.Journal;
import com.opspawn.journal.Stores;
import com.opspawn.log.LogContext;
import com.opspawn.task.TaskKey;
import com.opspawn.task.TaskStore;
import com.opspawn.task.Waits;
import com.opspawn.telemetry.Telemetry;
import com.opspawn.workflow.Waking;
import com.opspawn.workflow.Workflow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts what was recorded but never started, and wakes what should have been woken, oldest first. A task whose first answer takes its time is found as well:
 * starting it again meets its running execution and changes nothing.
 */
public final class SweepTasksHandler implements RequestHandler<ScheduledEvent, Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(SweepTasksHandler.class);
    /** Younger ones are probably being started right now. */
    static final Duration MIN_AGE = Duration.ofSeconds(30);
    /** A sweep stops this long before its time is over. The next one begins with the oldest again. */
    static final Duration RESERVE = Duration.ofSeconds(10);

    private final TaskStore tasks;
    private final Journal journal;
    private final Waking waking;
    private final Clock clock;
    private final Telemetry telemetry;

    public SweepTasksHandler() {
        this(System.getenv());
    }

    /** For hosts with several functions in one process. */
    public SweepTasksHandler(Map<String, String> environment) {
        this(Wiring.of(environment));
    }

    /** For hosts that keep tasks, and run workflows, elsewhere than AWS does. */
    public SweepTasksHandler(Map<String, String> environment, Stores stores, Workflow workflow) {
        this(Wiring.of(environment, stores, workflow));
    }

    private SweepTasksHandler(Wiring wiring) {
        this(
                wiring.tasks(),
                wiring.journal(),
                wiring.waits(),
                wiring.workflow(),
                Clock.systemUTC(),
                wiring.telemetry());
    }

    /** For hosts that bring their own parts. */
    public SweepTasksHandler(TaskStore tasks, Journal journal, Waits waits, Workflow workflow, Clock clock) {
        this(tasks, journal, waits, workflow, clock, Telemetry.NONE);
    }

    SweepTasksHandler(
            TaskStore tasks, Journal journal, Waits waits, Workflow workflow, Clock clock, Telemetry telemetry) {
        this.tasks = tasks;
        this.journal = journal;
        this.waking = new Waking(waits, workflow);
        this.clock = clock;
        this.telemetry = telemetry;
    }

    /** @return how many tasks were found, as far as the time went */
    @Override
    public Integer handleRequest(ScheduledEvent event, Context context) {
        try (var _ = telemetry.invocation(context.getFunctionName(), context.getAwsRequestId())) {
            return sweep(context);
        }
    }

    private int sweep(Context context) {
        Instant now = clock.instant();
        Duration lag = Duration.ZERO;
        int found = 0;
        for (TaskKey task : tasks.pendingSince(now.minus(MIN_AGE))) {
            if (context.getRemainingTimeInMillis() < RESERVE.toMillis()) {
                LOG.warn("out of time after {} pending tasks: younger ones wait until those have begun", found);
                break;
            }
            Duration waited = start(task, now);
            lag = waited.compareTo(lag) > 0 ? waited : lag;
            found++;
        }
        telemetry.lag(lag, now);
        return found;
    }

    /**
     * One that cannot be started does not keep the others waiting.
     *
     * @return how long it has waited for this; nothing is known of one that cannot be read
     */
    private Duration start(TaskKey task, Instant now) {
        Duration waited = Duration.ZERO;
        try (var _ = LogContext.task(task)) {
            History history = new History(task, journal.read(task, 0));
            waited = Duration.between(waitsSince(history), now);
            waking.wake(history);
        } catch (RuntimeException e) {
            LOG.error("task {} could not be started, the next sweep tries again", task.taskId(), e);
        }
        return waited;
    }

    /** Since its submission where it never began; else since what it is to be woken for. */
    private static Instant waitsSince(History history) {
        boolean began = history.entries().stream().anyMatch(entry -> entry.fact() instanceof Fact.ModelAnswered)
                || history.redrives() > 0;
        return began ? history.last().at() : history.entries().getFirst().at();
    }
}
