package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.opspawn.query.GetTaskHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What belongs to another tenant is not there, and nothing tells that it exists. */
final class AnotherTenantTest {
    private static final TokenCloud CLOUD = TokenCloud.get();
    private static final CountingStore STORE = new CountingStore(CLOUD.store());
    private static final String MISSING = "task_00000000-0000-4000-8000-000000000404";

    private final Api ann = CLOUD.as("ann's");
    private final Api bob = CLOUD.as("bob's");

    @AfterAll
    static void stop() {
        STORE.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/steps", "/events", "/events?after=2&wait=5", "/events?after=x", "?colour=red"})
    void anotherTenantsTaskIsA404ToldInTheSameWordsAsAMissingOne(String part) {
        String id = ann.submit("What is 2 + 3?");

        Api.Answer others = bob.get("/tasks/" + id + part);
        Api.Answer missing = bob.get("/tasks/" + MISSING + part);

        assertThat(others.status()).isEqualTo(404);
        assertThat(others.json().toString()).isEqualTo(missing.json().toString().replace(MISSING, id));
        assertThat(others.headers().keySet()).isEqualTo(missing.headers().keySet());
        assertThat(ann.get("/tasks/" + id).status()).isEqualTo(200);
    }

    /** Time would be noise; what is asked of the store is what takes it. */
    @ParameterizedTest
    @ValueSource(strings = {"", "/steps", "/events"})
    void anotherTenantsTaskTakesTheStoreRequestsOfAMissingOneAndNoMore(String part) {
        String id = ann.submit("What is 2 + 3?");
        ann.ended(id);
        GetTaskHandler handler = new GetTaskHandler(Map.of(
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local",
                "AWS_ENDPOINT_URL_DYNAMODB", STORE.url(),
                "OPSPAWN_TABLE", "opspawn-Table"));

        assertThat(get(handler, "ann's", id, part).getStatusCode()).isEqualTo(200);
        List<String> ofAnns = STORE.asked();
        assertThat(get(handler, "bob's", id, part).getStatusCode()).isEqualTo(404);
        List<String> ofBobs = STORE.asked();
        assertThat(get(handler, "bob's", MISSING, part).getStatusCode()).isEqualTo(404);
        List<String> ofMissing = STORE.asked();

        assertThat(ofAnns).isNotEmpty();
        assertThat(ofBobs).isEqualTo(ofMissing).containsExactly("DynamoDB_20120810.BatchGetItem");
    }

    private static APIGatewayV2HTTPResponse get(GetTaskHandler handler, String tenant, String id, String part) {
        RequestContext context = RequestContext.builder()
                .withRequestId("request-1")
                .withStage("$default")
                .withHttp(RequestContext.Http.builder().withMethod("GET").build())
                .withAuthorizer(RequestContext.Authorizer.builder()
                        .withJwt(RequestContext.Authorizer.JWT
                                .builder()
                                .withClaims(Map.of("tenant", tenant, "sub", "somebody"))
                                .build())
                        .build())
                .build();
        APIGatewayV2HTTPEvent event = APIGatewayV2HTTPEvent.builder()
                .withRawPath("/api/v1/tasks/" + id + part)
                .withRequestContext(context)
                .build();
        Context lambda = (Context) Proxy.newProxyInstance(
                AnotherTenantTest.class.getClassLoader(), new Class<?>[] {Context.class}, (_, _, _) -> null);
        return handler.handleRequest(event, lambda);
    }

    @Test
    void aTenantInTheBodyAHeaderOrTheQueryIsIgnoredOrRefusedAndNeverFollowed() {
        Api forging = new Api(
                bob.base(),
                Map.of(
                        "Authorization", bob.headers().get("Authorization"),
                        "X-Tenant", "ann's",
                        "X-Tenant-Id", "ann's",
                        "tenant", "ann's",
                        "X-Amzn-Oidc-Data", "ann's"));
        String anns = ann.submit("What is 2 + 3?");
        String bobs = forging.submit("What is 2 + 4?");

        assertThat(forging.get("/tasks/" + anns).status()).isEqualTo(404);
        assertThat(ann.get("/tasks/" + bobs).status()).isEqualTo(404);
        assertThat(bob.get("/tasks/" + bobs).status()).isEqualTo(200);
        Api.Answer inBody = bob.post("/tasks", "{\"task_type\":\"agent_task\",\"prompt\":\"Hi\",\"tenant\":\"ann's\"}");
        assertThat(inBody.status()).isEqualTo(422);
        assertThat(inBody.json().path("errors").path(0).path("field").asText()).isEqualTo("tenant");
        assertThat(bob.get("/tasks?tenant=ann%27s").status()).isEqualTo(422);
    }

    @Test
    void theCursorOfAnotherTenantsListLeadsIntoOnesOwn() {
        Api carol = CLOUD.as("carol's");
        ann.submit("What is 2 + 5?");
        ann.submit("What is 2 + 6?");
        String carols = carol.submit("What is 2 + 7?");
        ann.submit("What is 2 + 8?");
        String cursor = ann.get("/tasks?limit=1").json().path("next_cursor").asText();

        Api.Answer page = carol.get("/tasks?cursor=" + cursor);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.json().path("tasks").findValuesAsText("task_id")).isSubsetOf(carols);
    }
}
