package com.opspawn.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The repository's own template, started whole. */
class LocalCloudTest {
    private static final Options OPTIONS = Options.of(Path.of(System.getProperty("opspawn.root")));

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aTaskRunsFromItsSubmissionToItsResult() throws Exception {
        List<String> log = new CopyOnWriteArrayList<>();
        try (StandardError _ = StandardError.alsoTo(log);
                LocalCloud cloud = LocalCloud.start(OPTIONS.withoutQueues().withLog(log::add))) {
            HttpResponse<String> created = send(HttpRequest.newBuilder(URI.create(cloud.apiUrl() + "/api/v1/tasks"))
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"task_type\":\"agent_task\",\"prompt\":\"What is 6 times 7?\"}")));
            assertThat(created.statusCode()).as("%s %s", created.body(), log).isEqualTo(201);

            URI task = cloud.apiUrl()
                    .resolve(created.headers().firstValue("location").orElseThrow());
            Eventually.holds(() -> {
                HttpResponse<String> read = send(HttpRequest.newBuilder(task));
                assertThat(read.body()).as("%s", log).contains("\"status\":\"completed\"");
            });
        }
    }

    @Test
    void mistakesInSettingsStopTheStartAndAreToldTogether() {
        Map<String, String> mistaken = Map.of("OPENAI_BASE_URL", "localhost", "OPENROUTER_API_KEY", "two words");

        assertThatThrownBy(() -> LocalCloud.start(OPTIONS.withoutQueues().withEnvironment(mistaken)))
                .isInstanceOf(StartException.FunctionsRefused.class)
                .hasMessage("opspawn-RunAgentFunction: settings: "
                        + "OPENAI_BASE_URL is no address: use http://… or https://…, without user, query and fragment, "
                        + "such as https://api.openai.com/v1; "
                        + "OPENROUTER_API_KEY holds a character that no key has: copy it again");
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThatThrownBy(() -> LocalCloud.start(OPTIONS.withoutQueues().withPort(taken.getLocalPort())))
                    .isInstanceOf(StartException.PortTaken.class)
                    .hasMessage("port " + taken.getLocalPort()
                            + " is taken by another program; stop it, or choose another port");
        }
    }

    @Test
    void aRefusedTemplateIsNotStartedAndItsProblemsAreTheMessage(@TempDir Path root) throws Exception {
        Files.writeString(root.resolve("template.yaml"), "Resources:\n  Bucket:\n    Type: AWS::S3::Bucket\n");

        assertThatThrownBy(() -> LocalCloud.start(Options.of(root)))
                .isInstanceOf(StartException.TemplateRefused.class)
                .hasMessage("template.yaml:3: Resources.Bucket.Type: AWS::S3::Bucket is not supported by the local "
                        + "cloud; it runs AWS::Serverless::Function, AWS::ApiGatewayV2::Api, AWS::ApiGatewayV2::Stage, "
                        + "AWS::ApiGatewayV2::Integration, AWS::ApiGatewayV2::Authorizer, "
                        + "AWS::ApiGatewayV2::Route, AWS::SQS::Queue, "
                        + "AWS::DynamoDB::Table, AWS::Serverless::StateMachine");
    }

    @Test
    void oneLocalCloudAtATimeRunsOnTheSameData(@TempDir Path data) {
        Options onData = OPTIONS.withoutQueues().withData(data);
        LocalCloud first = LocalCloud.start(onData);

        assertThatThrownBy(() -> LocalCloud.start(onData))
                .isInstanceOf(StartException.DataInUse.class)
                .hasMessage("another local cloud (process "
                        + ProcessHandle.current().pid()
                        + ") is running on the data in " + data
                        + "; stop it, or choose another directory");

        first.close();
        first.close();
        LocalCloud.start(onData).close();
    }

    @Test
    void whatAnotherStoreHasKeptIsNotBegunAnew(@TempDir Path data) throws Exception {
        Files.writeString(Files.createDirectories(data.resolve("tables")).resolve("shared-local-instance.db"), "rows");
        Options onData = OPTIONS.withoutQueues().withData(data);

        assertThatThrownBy(() -> LocalCloud.start(onData))
                .isInstanceOf(StartException.DataTaken.class)
                .hasMessage("the tasks in " + data + " were kept by another store; start with --store dynamodb-local"
                        + " to go on with them, or choose another directory");
        assertThat(data.resolve("tables/shared-local-instance.db")).hasContent("rows");
        assertThat(data.resolve("store")).doesNotExist();
    }

    @Test
    void damagedDataIsRefusedAndNotTouched(@TempDir Path data) throws Exception {
        Path file = Files.createDirectories(data.resolve("store")).resolve("opspawn.store");
        Files.writeString(file, "something else");

        assertThatThrownBy(() -> LocalCloud.start(OPTIONS.withoutQueues().withData(data)))
                .isInstanceOf(StartException.DataRefused.class)
                .hasMessage(
                        file + " is no store of this version: move it away, or run the version of Opspawn that wrote"
                                + " it");
        assertThat(file).hasContent("something else");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
