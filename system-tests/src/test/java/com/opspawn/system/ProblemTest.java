package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad requests are refused with every problem at once, and each names its field. */
@Deployable
final class ProblemTest {
    private final Api api = Api.ofTarget();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"task_type\":                                                  | 400 | malformed_json | body",
                "[]                                                               | 400 | malformed_json | body",
                "{\"task_type\":\"agent_task\",\"prompt\":\"x\",\"prompt\":\"y\"} | 400 | malformed_json | body",
                "{\"task_type\":\"agent_task\",\"prompt\":\"Hi\",\"colour\":1}    | 422 | invalid_request | colour",
                "{\"task_type\":\"agent_task\"}                                   | 422 | invalid_request | prompt",
                "{\"task_type\":\"agent_task\",\"prompt\":\" \"}                  | 422 | invalid_request | prompt",
                "{\"task_type\":\"agent_task\",\"prompt\":7}                      | 422 | invalid_request | prompt",
                "{\"prompt\":\"Hi\"}                                              | 422 | invalid_request | task_type",
                "{\"task_type\":\"email\",\"prompt\":\"Hi\"}                      | 422 | invalid_request | task_type",
            })
    void wrongBodyIsRefusedByField(String body, int status, String code, String field) {
        Api.Answer answer = api.post("/tasks", body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
        assertThat(fields(answer)).containsExactly(field);
    }

    @Test
    void everyProblemIsToldAtOnce() {
        Api.Answer answer = api.post(
                "/tasks",
                "{\"task_type\":\"email\",\"colour\":1,\"budget\":{\"max_steps\":0,\"euros\":3},\"deadline\":\"soon\"}");

        assertThat(fields(answer))
                .containsExactlyInAnyOrder(
                        "task_type", "prompt", "colour", "budget.max_steps", "budget.euros", "deadline");
    }

    @Test
    void bodyOverTheLimitIsRefused() {
        String body = "{\"task_type\":\"agent_task\",\"prompt\":\"" + "x".repeat(256 * 1024) + "\"}";

        Api.Answer answer = api.post("/tasks", body);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().path("code").asText()).isEqualTo("body_too_large");
        assertThat(fields(answer)).containsExactly("body");
    }

    @Test
    void otherContentTypesAreRefused() {
        Api.Answer answer = api.post("/tasks", "task_type=agent_task", "Content-Type", "text/plain");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(fields(answer)).containsExactly("Content-Type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00c0\u00af",
                "\u00ff",
                "x\",\"prompt\":\"y",
                "x\",\"metadata\":{\"n\":1e999999},\"name\":\"y",
            })
    void hostileBytesInABodyAreA400ThatNamesTheBody(String prompt) {
        if (prompt.codePoints().anyMatch(octet -> octet > 127)) {
            Target.assumeNoEmulator("MiniStack puts a replacement character in the place of what is not UTF-8");
        }
        String body = "{\"task_type\":\"agent_task\",\"prompt\":\"" + prompt + "\"}";

        Api.Answer answer = api.post("/tasks", body.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertThat(answer.json().path("code").asText()).isEqualTo("malformed_json");
        assertThat(fields(answer)).containsExactly("body");
    }

    @ParameterizedTest
    @CsvSource({
        "/tasks/task_00000000-0000-0000-0000-000000000000, 404, not_found",
        "/tasks/nonsense, 404, not_found",
        "/tasks/task_00000000-0000-0000-0000-000000000000/events, 404, not_found",
        "/nothing, 404, not_found",
        "/tasks?status=asleep, 422, invalid_request",
        "/tasks?limit=0, 422, invalid_request",
        "/tasks?cursor=zzz, 422, invalid_request",
        "/tasks?colour=red, 422, invalid_request",
    })
    void whatIsNotThereIsSaidSo(String path, int status, String code) {
        Api.Answer answer = api.get(path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
    }

    private static List<String> fields(Api.Answer answer) {
        List<String> fields = new ArrayList<>();
        for (JsonNode error : answer.json().path("errors")) {
            fields.add(error.path("field").asText());
            assertThat(error.path("detail").asText()).isNotBlank();
        }
        return fields;
    }
}
