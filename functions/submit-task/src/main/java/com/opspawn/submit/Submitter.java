package com.opspawn.submit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.journal.Journal;
import com.opspawn.journal.Opened;
import com.opspawn.json.Json;
import com.opspawn.log.LogContext;
import com.opspawn.task.Submission;
import com.opspawn.task.Task;
import com.opspawn.task.TaskKey;
import com.opspawn.trace.TraceContext;
import com.opspawn.webhook.WebhookNetwork;
import com.opspawn.webhook.Webhooks;
import com.opspawn.workflow.Workflow;
import com.opspawn.workflow.WorkflowException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records a task, then starts its workflow. What is recorded is promised: where starting fails, the sweeper does it. */
final class Submitter {
    private static final Logger LOG = LoggerFactory.getLogger(Submitter.class);

    private final Journal journal;
    private final Workflow workflow;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final Webhooks webhooks;
    private final WebhookNetwork network;

    /** Where no tenant has a webhook. */
    Submitter(Journal journal, Workflow workflow, Clock clock, Supplier<UUID> ids) {
        this(journal, workflow, clock, ids, Webhooks.NONE, WebhookNetwork.PUBLIC);
    }

    Submitter(
            Journal journal,
            Workflow workflow,
            Clock clock,
            Supplier<UUID> ids,
            Webhooks webhooks,
            WebhookNetwork network) {
        this.journal = journal;
        this.workflow = workflow;
        // Times are kept in milliseconds everywhere, so that they read the same from every store.
        this.clock = Clock.tick(clock, Duration.ofMillis(1));
        this.ids = ids;
        this.webhooks = webhooks;
        this.network = network;
    }

    /** What somebody sent for a tenant, checked. */
    SubmissionRequest check(String tenant, ObjectNode json, Optional<String> idempotencyKey) {
        return SubmissionRequest.of(json, idempotencyKey, clock.instant(), new WebhookRule(tenant, webhooks, network));
    }

    /** @param trace which the sender is in */
    Opened submit(String tenant, SubmissionRequest.Valid request, Optional<TraceContext> trace) {
        Submission submission = request.submission().in(trace);
        Task task = Task.submitted(TaskKey.of(tenant, ids.get()), submission, clock.instant());
        Opened opened = journal.open(task, request.idempotency());
        switch (opened) {
            case Opened.New created -> start(created.task().key());
            // Whoever recorded it may have died before it was started. Starting twice is safe.
            case Opened.Same same -> start(same.task().key());
            case Opened.KeyTaken _ -> {}
        }
        return opened;
    }

    /** All that a submission needs, for one that is never made. */
    void rehearse() {
        check(TaskKey.DEFAULT_TENANT, Json.object().put("prompt", ""), Optional.of("rehearsal"));
        journal.rehearse();
        workflow.rehearse();
    }

    private void start(TaskKey task) {
        try (var _ = LogContext.task(task)) {
            workflow.start(task);
        } catch (WorkflowException e) {
            LOG.warn("{}; the sweeper will start it", e.getMessage());
        }
    }
}
