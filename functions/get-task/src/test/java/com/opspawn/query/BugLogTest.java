package com.opspawn.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.opspawn.http.Access;
import com.opspawn.journal.memory.MemoryStore;
import com.opspawn.task.TaskStore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a function logs of a bug. */
final class BugLogTest {
    private static final TaskStore BROKEN = proxy(TaskStore.class);

    private static <T> T proxy(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, _, _) -> {
            throw new IllegalStateException("the password is hunter2");
        }));
    }

    private static APIGatewayV2HTTPEvent event() {
        RequestContext context = RequestContext.builder()
                .withRequestId("request-1")
                .withStage("$default")
                .withHttp(RequestContext.Http.builder().withMethod("GET").build())
                .build();
        return APIGatewayV2HTTPEvent.builder()
                .withRawPath("/api/v1/tasks")
                .withRequestContext(context)
                .build();
    }

    @Test
    void aBugIsLoggedByItsTypeAndPlaceAndNotInItsWords() {
        GetTaskHandler handler =
                new GetTaskHandler(Access.ofDeveloper(), BROKEN, new MemoryStore(), new DrivenPatience());
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            APIGatewayV2HTTPResponse response = handler.handleRequest(event(), Bench.CONTEXT);
            assertThat(response.getStatusCode()).isEqualTo(500);
        } finally {
            System.setErr(before);
        }

        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("request request-1 failed: java.lang.IllegalStateException")
                .contains("at com.opspawn.query.ListTasks.")
                .doesNotContain("hunter2");
    }
}
