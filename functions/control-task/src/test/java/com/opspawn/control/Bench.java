package com.opspawn.control;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.http.Access;
import com.opspawn.journal.Appended;
import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.FinishReason;
import com.opspawn.journal.History;
import com.opspawn.journal.Idempotency;
import com.opspawn.journal.InputDecision;
import com.opspawn.journal.InputRequest;
import com.opspawn.journal.Journal;
import com.opspawn.journal.Opened;
import com.opspawn.journal.ToolCall;
import com.opspawn.journal.memory.MemoryStore;
import com.opspawn.json.Json;
import com.opspawn.task.Budget;
import com.opspawn.task.Submission;
import com.opspawn.task.Task;
import com.opspawn.task.TaskKey;
import com.opspawn.task.Usage;
import com.opspawn.workflow.Workflow;
import com.opspawn.workflow.WorkflowException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One task in memory, a workflow that remembers what was asked of it, and the function. */
final class Bench {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final TaskKey TASK = TaskKey.of("default", new UUID(0x4000L, 1));
    static final ToolCall CALL = new ToolCall("call_1", "refund", "{\"order\": 7}");
    static final InputRequest APPROVAL = new InputRequest(
            "approval-1-0",
            InputRequest.Type.APPROVAL,
            1,
            CALL,
            "May refund be called?",
            List.of(),
            InputDecision.REJECT,
            Optional.of(NOW.plusSeconds(60)));
    /** Nothing is asked of it. */
    static final Context CONTEXT = (Context)
            Proxy.newProxyInstance(Context.class.getClassLoader(), new Class<?>[] {Context.class}, (_, method, _) -> {
                if (method.getReturnType() == String.class) {
                    return method.getName();
                }
                throw new UnsupportedOperationException(method.getName());
            });

    final MemoryStore store = new MemoryStore();
    final Recorded workflow = new Recorded();
    private Journal journal = store;
    private Access access = Access.ofDeveloper();

    Bench() {
        open(TASK);
    }

    void open(TaskKey key) {
        Submission submission = new Submission(
                "agent_task",
                Optional.empty(),
                Optional.empty(),
                Json.object().put("prompt", "hi"),
                Optional.empty(),
                Budget.UNLIMITED,
                Optional.empty(),
                Optional.empty());
        store.open(Task.submitted(key, submission, NOW), Idempotency.NONE);
    }

    /** A workflow that remembers. */
    static final class Recorded implements Workflow {
        final List<String> deeds = new ArrayList<>();
        boolean down;

        @Override
        public void start(TaskKey task, int redrives) {
            does("start " + redrives);
        }

        @Override
        public void wake(String token) {
            does("wake " + token);
        }

        private void does(String deed) {
            if (down) {
                throw new WorkflowException(deed, new IllegalStateException("down"));
            }
            deeds.add(deed);
        }
    }

    /** Somebody else writes this just before the function's next append. */
    Bench overtakenBy(Fact fact) {
        journal = new Journal() {
            private boolean overtaken;

            @Override
            public Opened open(Task task, Idempotency idempotency) {
                throw new UnsupportedOperationException();
            }

            @Override
            public List<Entry> read(TaskKey key, long fromSeq) {
                return store.read(key, fromSeq);
            }

            @Override
            public Appended append(History history, List<Fact> facts, Instant at) {
                if (!overtaken) {
                    overtaken = true;
                    has(fact);
                }
                return store.append(history, facts, at);
            }
        };
        return this;
    }

    Bench with(Access other) {
        access = other;
        return this;
    }

    static Fact answer() {
        return new Fact.ModelAnswered("demo/demo", "", List.of(CALL), FinishReason.TOOL_CALLS, new Usage(1, 1), NOW);
    }

    /** What the journal has already. */
    Bench has(Fact... facts) {
        store.append(history(), List.of(facts), NOW);
        return this;
    }

    History history() {
        return new History(TASK, store.read(TASK, 0));
    }

    Fact last() {
        return history().last().fact();
    }

    /** Whether the sweeper would find the task. */
    boolean isMarked() {
        return store.pendingSince(NOW.plusSeconds(1)).iterator().hasNext();
    }

    /** An answer: its status and its body. */
    record Answer(int status, JsonNode json) {
        String code() {
            return json.path("code").asText();
        }
    }

    Answer post(String path, String body) {
        return post(path, body, Map.of(), null);
    }

    Answer post(String path, String body, Map<String, String> headers, RequestContext.@Nullable Authorizer authorizer) {
        ControlTaskHandler handler =
                new ControlTaskHandler(access, journal, store, store, workflow, Clock.fixed(NOW, ZoneOffset.UTC));
        APIGatewayV2HTTPEvent event = APIGatewayV2HTTPEvent.builder()
                .withRawPath("/api/v1" + path)
                .withHeaders(headers)
                .withBody(body)
                .withRequestContext(RequestContext.builder()
                        .withStage("$default")
                        .withRequestId("r")
                        .withAuthorizer(authorizer)
                        .withHttp(
                                RequestContext.Http.builder().withMethod("POST").build())
                        .build())
                .build();
        APIGatewayV2HTTPResponse response = handler.handleRequest(event, CONTEXT);
        try {
            return new Answer(response.getStatusCode(), Json.parse(response.getBody()));
        } catch (JsonProcessingException e) {
            throw new AssertionError(response.getBody(), e);
        }
    }

    Answer does(String action, String body) {
        return post("/tasks/" + TASK.taskId() + "/" + action, body);
    }

    Answer does(String action, String body, String idempotencyKey) {
        return post("/tasks/" + TASK.taskId() + "/" + action, body, Map.of("idempotency-key", idempotencyKey), null);
    }
}
