package com.opspawn.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import com.opspawn.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Held against the reader and the writer of Lambda's own runtime. */
final class GatewayJsonTest {
    private static final Path EVENTS = Path.of("../events");
    private static final PojoSerializer<APIGatewayV2HTTPEvent> READER =
            LambdaEventSerializers.serializerFor(APIGatewayV2HTTPEvent.class, GatewayJsonTest.class.getClassLoader());
    private static final PojoSerializer<APIGatewayV2HTTPResponse> WRITER =
            JacksonFactory.getInstance().getSerializer(APIGatewayV2HTTPResponse.class);

    private static final String BY_TOKEN = """
        {"version": "2.0", "rawPath": "/live/api/v1/tasks", "rawQueryString": "a=1&a=2", "cookies": ["a=b"],
         "queryStringParameters": {"a": "1,2", "empty": ""}, "headers": {"content-type": "text/plain", "x": ""},
         "body": "WsO8cmljaCDwn5GL", "isBase64Encoded": true, "stageVariables": null,
         "requestContext": {"requestId": "r1", "stage": "live", "timeEpoch": 1795348805000,
          "http": {"method": "POST", "path": "/live/api/v1/tasks", "sourceIp": "192.0.2.1"},
          "authorizer": {"jwt": {"claims": {"sub": "me", "exp": "1795348805", "scope": "a b"}, "scopes": ["a", "b"]}}}}
        """;
    private static final String BY_ROLE = """
        {"rawPath": "/api/v1/agents/a%2Fb/memories", "pathParameters": {"agent_id": "a/b"},
         "requestContext": {"requestId": "r2", "stage": "$default", "http": {"method": "delete"},
          "authorizer": {"iam": {"userArn": "arn:aws:iam::1:role/r", "accountId": "1", "cognitoIdentity": null}}}}
        """;
    private static final String BARE = """
        {"rawPath": "/api/v1/tasks", "headers": null, "body": null, "queryStringParameters": null,
         "requestContext": {"requestId": "r3", "stage": "$default", "http": {"method": "GET"},
          "authorizer": {"jwt": {"claims": null, "scopes": null}}}}
        """;

    static List<String> events() throws IOException {
        try (Stream<Path> files = Files.list(EVENTS)) {
            Stream<String> kept = files.sorted().map(GatewayJsonTest::text).filter(text -> text.contains("rawPath"));
            return Stream.concat(kept, Stream.of(BY_TOKEN, BY_ROLE, BARE)).toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventIsReadAsLambdasRuntimeReadsIt(String json) {
        APIGatewayV2HTTPEvent theirs = READER.fromJson(json);
        APIGatewayV2HTTPEvent ours = GatewayJson.read(json.getBytes(StandardCharsets.UTF_8));
        Caller caller = new Caller("tenant", "me", Optional.empty());
        Access access = Access.ofDeveloper();

        assertThat(ApiRequest.of(ours, caller, access)).isEqualTo(ApiRequest.of(theirs, caller, access));
        assertThat(ours.getPathParameters()).isEqualTo(theirs.getPathParameters());
        assertThat(access.identify(ours.getRequestContext().getAuthorizer()))
                .usingRecursiveComparison()
                .isEqualTo(access.identify(theirs.getRequestContext().getAuthorizer()));
    }

    @Test
    void anAnswerSaysWhatLambdasRuntimeWouldSay() throws IOException {
        APIGatewayV2HTTPResponse answer = new ApiResponse(
                        201, Map.of("Location", "/api/v1/tasks/1"), "application/json", "{\"name\":\"Zoë 👋\"}")
                .toGateway();
        ByteArrayOutputStream theirs = new ByteArrayOutputStream();
        WRITER.toJson(answer, theirs);

        Map<String, Object> expected = Json.readMap(theirs.toByteArray());
        expected.values().removeIf(Objects::isNull);
        assertThat(Json.readMap(GatewayJson.write(answer))).isEqualTo(expected);
    }
}
