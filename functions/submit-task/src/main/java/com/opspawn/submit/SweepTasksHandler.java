package com.opspawn.submit;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.opspawn.journal.History;
import com.opspawn.journal.Journal;
import com.opspawn.journal.Stores;
import com.opspawn.task.TaskKey;
import com.opspawn.task.TaskStore;
import com.opspawn.task.Waits;
import com.opspawn.workflow.Waking;
import com.opspawn.workflow.Workflow;
import java.time.Clock;
import java.time.Duration;
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
        this(wiring.tasks(), wiring.journal(), wiring.waits(), wiring.workflow(), Clock.systemUTC());
    }

    /** For hosts that bring their own parts. */
    public SweepTasksHandler(TaskStore tasks, Journal journal, Waits waits, Workflow workflow, Clock clock) {
        this.tasks = tasks;
        this.journal = journal;
        this.waking = new Waking(waits, workflow);
        this.clock = clock;
    }

    /** @return how many tasks were found, as far as the time went */
    @Override
    public Integer handleRequest(ScheduledEvent event, Context context) {
        int found = 0;
        for (TaskKey task : tasks.pendingSince(clock.instant().minus(MIN_AGE))) {
            if (context.getRemainingTimeInMillis() < RESERVE.toMillis()) {
                LOG.warn("out of time after {} pending tasks: younger ones wait until those have begun", found);
                break;
            }
            start(task);
            found++;
        }
        return found;
    }

    /** One that cannot be started does not keep the others waiting. */
    private void start(TaskKey task) {
        try {
            waking.wake(new History(task, journal.read(task, 0)));
        } catch (RuntimeException e) {
            LOG.error("task {} could not be started, the next sweep tries again", task.taskId(), e);
        }
    }
}
