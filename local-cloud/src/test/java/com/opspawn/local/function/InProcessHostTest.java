package com.opspawn.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.local.template.FunctionSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InProcessHostTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Functions functions = new Functions(
            Map.ofEntries(
                    Map.entry("greet", host("greet", TestHandlers.Greeting.class)),
                    Map.entry("count", host("count", TestHandlers.Count.class)),
                    Map.entry("context", host("context", TestHandlers.ContextReport.class)),
                    Map.entry("event", host("event", TestHandlers.BodyOfEvent.class)),
                    Map.entry("fail", host("fail", TestHandlers.Failing.class)),
                    Map.entry("hang", host("hang", TestHandlers.Hanging.class)),
                    Map.entry("large", host("large", TestHandlers.Large.class)),
                    Map.entry("unbuildable", host("unbuildable", TestHandlers.Unbuildable.class)),
                    Map.entry("unloadable", host("unloadable", TestHandlers.Unloadable.class)),
                    Map.entry("none", host("none", String.class))),
            () -> new UUID(0, 9));

    @AfterEach
    void stop() {
        functions.close();
    }

    @Test
    void theEnvironmentComesThroughTheConstructor() {
        assertThat(functions.invoke("greet", "\"you\"")).isEqualTo(new Outcome.Answered("\"hello you\""));
    }

    @Test
    void theHandlerIsBuiltOnceAndThenReused() {
        functions.invoke("count", "{}");

        assertThat(functions.invoke("count", "{}")).isEqualTo(new Outcome.Answered("{\"calls\":2}"));
    }

    @Test
    void preparingBuildsWhatTheFirstCallUses() throws Exception {
        int before = TestHandlers.Built.OBJECTS.get();
        try (FunctionHost host = host("built", TestHandlers.Built.class)) {
            host.prepare();
            assertThat(TestHandlers.Built.OBJECTS.get()).isEqualTo(before + 1);

            host.invoke(new Invocation("1", "arn", "\"x\""));
            assertThat(TestHandlers.Built.OBJECTS.get()).isEqualTo(before + 1);
        }
    }

    @Test
    void everyFunctionThatCannotBePreparedIsToldByItsName() {
        SortedMap<String, Throwable> reasons = functions.prepare();

        assertThat(reasons).containsOnlyKeys("none", "unbuildable", "unloadable");
        assertThat(reasons.get("none"))
                .hasMessage("java.lang.String is neither a RequestHandler nor a RequestStreamHandler");
        assertThat(reasons.get("unbuildable"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no settings");
        assertThat(reasons.get("unloadable"))
                .isInstanceOf(NoClassDefFoundError.class)
                .hasMessage("a.library.that.is.Missing");
    }

    @Test
    void eventsOfAwsAreReadByAwssOwnSerializer() {
        assertThat(functions.invoke(
                        "event",
                        "{\"version\":\"2.0\",\"requestContext\":{\"http\":{\"method\":\"GET\"}},\"body\":\"b\"}"))
                .isEqualTo(new Outcome.Answered("\"GET b\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "context",
                "context:live",
                "function:context",
                "000000000000:function:context:live",
                "arn:aws:lambda:us-east-1:000000000000:function:context",
                "arn:aws:lambda:us-east-1:000000000000:function:context:live"
            })
    void aFunctionAnswersToItsNameAndArns(String name) {
        String qualifier = name.endsWith(":live") ? ":live" : "";

        assertThat(functions.invoke(name, "{}"))
                .isEqualTo(new Outcome.Answered("\"context 00000000-0000-0000-0000-000000000009 512 1000 "
                        + "arn:aws:lambda:us-east-1:000000000000:function:context" + qualifier + "\""));
        assertThat(log).containsExactly("from inside");
    }

    @Test
    void anUnknownFunctionIsNotFound() {
        assertThat(functions.invoke("nobody", "{}"))
                .isEqualTo(new Outcome.Rejected("ResourceNotFoundException", "Function not found: nobody"));
    }

    @Test
    void whatAFunctionThrowsIsLambdasErrorPayload() {
        assertThat(functions.invoke("fail", "{}")).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.error().errorType()).isEqualTo("java.lang.IllegalStateException");
            assertThat(failed.error().errorMessage()).isEqualTo("broken");
            assertThat(failed.error().stackTrace().getFirst()).startsWith(TestHandlers.Failing.class.getName());
            assertThat(failed.error().json())
                    .startsWith("{\"errorMessage\":\"broken\",\"errorType\":\"java.lang.IllegalStateException\"")
                    .contains("\"cause\":{\"errorMessage\":\"java.lang.ArithmeticException\"");
        });
    }

    @Test
    void aFunctionOverItsTimeIsAnsweredAtOnceAndInterrupted() throws Exception {
        assertThat(functions.invoke("hang", "{}"))
                .isEqualTo(new Outcome.TimedOut(FunctionError.own(
                        "Sandbox.Timedout",
                        "RequestId: 00000000-0000-0000-0000-000000000009 Error: Task timed out after 1.00 seconds")));
        assertThat(TestHandlers.Hanging.INTERRUPTED.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void payloadsOfMoreThanSixMegabytesAreRefusedInAndOut() {
        String large = "\"" + "x".repeat(6 * 1024 * 1024) + "\"";

        assertThat(functions.invoke("greet", large))
                .isEqualTo(new Outcome.Rejected(
                        "RequestTooLargeException",
                        "6291458 byte payload is too large for the RequestResponse invocation type (limit 6291456 "
                                + "bytes)"));
        assertThat(functions.invoke("large", "{}"))
                .isEqualTo(new Outcome.Failed(FunctionError.own(
                        "Function.ResponseSizeTooLarge",
                        "Response payload size exceeded maximum allowed payload size (6291456 bytes).")));
    }

    @Test
    void aConstructorThatThrowsFailsTheCall() {
        assertThat(functions.invoke("unbuildable", "{}"))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.error().errorMessage()).isEqualTo("no settings"));
    }

    @Test
    void aClassThatIsNoHandlerIsNamed() {
        assertThat(functions.invoke("none", "{}"))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.error().errorMessage())
                                .isEqualTo("java.lang.String is neither a RequestHandler nor a RequestStreamHandler"));
    }

    @Test
    void theDeveloperGivesValuesToDeclaredVariablesOnly() {
        FunctionSpec function = spec("f", "a.B", Map.of("DECLARED", "template", "OTHER", "template"));

        Map<String, String> variables = new FunctionEnvironment(
                        Path.of("/project"),
                        Map.of("DECLARED", "developer", "PATH", "/bin", "AWS_REGION", "eu-north-1"),
                        Map.of(),
                        Map.of("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:1"))
                .of(function);

        assertThat(variables)
                .isEqualTo(Map.ofEntries(
                        Map.entry("DECLARED", "developer"),
                        Map.entry("OTHER", "template"),
                        Map.entry("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:1"),
                        Map.entry("AWS_SAM_LOCAL", "true"),
                        Map.entry("AWS_REGION", "us-east-1"),
                        Map.entry("AWS_DEFAULT_REGION", "us-east-1"),
                        Map.entry("AWS_ACCESS_KEY_ID", "local"),
                        Map.entry("AWS_SECRET_ACCESS_KEY", "local"),
                        Map.entry("LAMBDA_TASK_ROOT", "/project"),
                        Map.entry("AWS_LAMBDA_FUNCTION_NAME", "f"),
                        Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512"),
                        Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST")));
    }

    @Test
    void aDeclaredVariableBringsThoseAlongThatItsFileRefersTo() {
        FunctionEnvironment environment = new FunctionEnvironment(
                Path.of("/project"),
                Map.of("TOKEN", "secret", "OTHER", "no", "AWS_ACCESS_KEY_ID", "real"),
                Map.of("SERVERS", Set.of("TOKEN", "UNSET", "AWS_ACCESS_KEY_ID")),
                Map.of());

        assertThat(environment.of(spec("reader", "a.B", Map.of("SERVERS", "file"))))
                .containsEntry("TOKEN", "secret")
                .containsEntry("AWS_ACCESS_KEY_ID", "local")
                .doesNotContainKeys("OTHER", "UNSET");
        assertThat(environment.of(spec("other", "a.B", Map.of("TABLE", "t")))).doesNotContainKey("TOKEN");
    }

    private FunctionHost host(String name, Class<?> handler) {
        FunctionSpec spec = spec(name, handler.getName() + "::handleRequest", Map.of());
        return new InProcessHost(spec, () -> Map.of("GREETING", "hello"), List::of, CLOCK, line -> {
            if (!line.contains("failed") && !line.contains("RequestId")) {
                log.add(line);
            }
        });
    }

    private static FunctionSpec spec(String name, String handler, Map<String, String> environment) {
        return new FunctionSpec(name, name, handler, Path.of("."), Duration.ofSeconds(1), 512, environment, List.of());
    }
}
