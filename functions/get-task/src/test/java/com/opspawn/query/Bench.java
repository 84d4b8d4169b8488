package com.opspawn.query;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.opspawn.http.Access;
import com.opspawn.journal.Appended;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.journal.Idempotency;
import com.opspawn.journal.memory.MemoryStore;
import com.opspawn.json.ObjectReader;
import com.opspawn.task.SubmissionJson;
import com.opspawn.task.Task;
import com.opspawn.task.TaskKey;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One task in a store, and requests about it. */
final class Bench {
    /** Nothing is asked of it. */
    static final Context CONTEXT = (Context)
            Proxy.newProxyInstance(Context.class.getClassLoader(), new Class<?>[] {Context.class}, (_, method, _) -> {
                if (method.getReturnType() == String.class) {
                    return method.getName();
                }
                throw new UnsupportedOperationException(method.getName());
            });

    private final MemoryStore store = new MemoryStore();
    private final DrivenPatience patience = new DrivenPatience();
    private final GetTaskHandler handler = new GetTaskHandler(Access.ofDeveloper(), store, store, patience);
    private final TaskKey key = TaskKey.of("default", new UUID(0x4000L, 1));

    Bench() {
        ObjectReader submission =
                ObjectReader.of("{\"task_type\":\"agent_task\",\"input_data\":{\"prompt\":\"hello\"}}");
        store.open(Task.submitted(key, SubmissionJson.read(submission), DrivenPatience.START), Idempotency.NONE);
    }

    DrivenPatience patience() {
        return patience;
    }

    void append(Fact... facts) {
        History history = new History(key, store.read(key, 0));
        Appended appended = store.append(history, List.of(facts), DrivenPatience.START.plusSeconds(history.nextSeq()));
        if (!(appended instanceof Appended.Won)) {
            throw new AssertionError(appended);
        }
    }

    APIGatewayV2HTTPResponse events(Map<String, String> query, Map<String, String> headers) {
        return get("/api/v1/tasks/" + key.taskId() + "/events", query, headers);
    }

    APIGatewayV2HTTPResponse get(String path, Map<String, String> query, Map<String, String> headers) {
        return ask("GET", path, query, headers);
    }

    APIGatewayV2HTTPResponse ask(String method, String path, Map<String, String> query, Map<String, String> headers) {
        APIGatewayV2HTTPEvent event = APIGatewayV2HTTPEvent.builder()
                .withRawPath(path)
                .withQueryStringParameters(query)
                .withHeaders(headers)
                .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
                        .withRequestId("request-1")
                        .withStage("$default")
                        .withHttp(APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                                .withMethod(method)
                                .withPath(path)
                                .build())
                        .build())
                .build();
        return handler.handleRequest(event, CONTEXT);
    }
}
