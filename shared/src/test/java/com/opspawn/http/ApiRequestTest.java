package com.opspawn.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiRequestTest {

    @ParameterizedTest
    @CsvSource({
        "$default, /api/v1/tasks",
        "$default, /api/v1/tasks/",
        "prod, /prod/api/v1/tasks",
        "prod, /prod/api/v1/tasks/",
    })
    void aStageBeforeThePathAndASlashBehindItAreForgiven(String stage, String rawPath) {
        assertThat(request(Events.get(stage, rawPath)).path()).containsExactly("tasks");
    }

    @Test
    void deeperPathsAreReadSegmentBySegment() {
        assertThat(request(Events.get("$default", "/api/v1/tasks/task_1/events/"))
                        .path())
                .containsExactly("tasks", "task_1", "events");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/tasks", "/api/v1", "/api/v1/", "/api/v2/tasks", "/prod", "//api/v1/tasks"})
    void whatIsNotUnderTheBasePathHasNoSegmentsAndIsShownAsItIs(String rawPath) {
        ApiRequest request = request(Events.get("$default", rawPath));

        assertThat(request.path()).isEqualTo(List.of());
        assertThat(request.shownPath()).isEqualTo(rawPath);
    }

    @Test
    void theStageIsNotShown() {
        assertThat(request(Events.get("prod", "/prod/api/v1/tasks/")).shownPath())
                .isEqualTo("/api/v1/tasks/");
    }

    @Test
    void aBodyIsReadInBothItsForms() {
        String body = "{\"prompt\":\"Zoë 👋\"}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String base64 = Base64.getEncoder().encodeToString(bytes);

        ApiRequest plain = request(Events.post(Map.of(), body, false));
        ApiRequest encoded = request(Events.post(Map.of(), base64, true));

        assertThat(plain.body()).isEqualTo(encoded.body());
        assertThat(JsonBody.of(plain)).isEqualTo(JsonBody.of(encoded)).isInstanceOf(JsonBody.Read.class);
    }

    @Test
    void headersAreFoundInAnyCase() {
        ApiRequest request = request(Events.post(Map.of("IDEMPOTENCY-key", "k"), null, false));

        assertThat(request.header("Idempotency-Key")).contains("k");
        assertThat(request.header("X-Other")).isEmpty();
    }

    static ApiRequest request(APIGatewayV2HTTPEvent event) {
        return ApiRequest.of(event, new Caller("default", "developer", Optional.empty()), Access.ofDeveloper());
    }
}
