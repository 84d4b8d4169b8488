package com.opspawn.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The repository's own template on a data directory, with its queues. */
class UpModeTest {
    private static final String TASK = "{\"task_type\":\"agent_task\",\"prompt\":\"What is 6 times 7?\"}";

    private static Options options(Path data) {
        return Options.of(Path.of(System.getProperty("opspawn.root", "."))).withData(data);
    }

    @Test
    void aTaskSurvivesSigkillAndComesToItsEnd(@TempDir Path data) throws Exception {
        String location =
                ForkedJvm.killedAfterItsLine(Submitter.class, System.getProperty("opspawn.root"), data.toString());

        try (LocalCloud cloud = LocalCloud.start(options(data).withoutQueues())) {
            Eventually.holds(
                    () -> assertThat(send(HttpRequest.newBuilder(cloud.apiUrl().resolve(location)))
                                    .body())
                            .contains("\"status\":\"completed\""));
        }
    }

    /** It is not there, so nothing can have loaded it. */
    @Test
    void theUsualStoreNeedsNothingOfDynamoDbLocal(@TempDir Path data) throws Exception {
        String without = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("DynamoDBLocal"))
                .collect(Collectors.joining(File.pathSeparator));

        assertThat(ForkedJvm.killedAfterItsLine(
                        without, Submitter.class, System.getProperty("opspawn.root"), data.toString()))
                .startsWith("/api/v1/tasks/task_");
        assertThat(data.resolve("tables")).doesNotExist();
        assertThat(data.resolve("states")).doesNotExist();
    }

    @Test
    void aMessageOnTheQueueBecomesATask(@TempDir Path data) throws Exception {
        try (LocalCloud cloud = LocalCloud.start(options(data));
                SqsClient sqs = sqs(queue(cloud))) {
            cloud.awaitQueues();
            sqs.sendMessage(request -> request.queueUrl(queue(cloud).toString()).messageBody(TASK));

            URI tasks = URI.create(cloud.apiUrl() + "/api/v1/tasks");
            Eventually.holds(
                    () -> assertThat(send(HttpRequest.newBuilder(tasks)).body()).contains("What is 6 times 7?"));
        }
    }

    /** Submits a task, prints where it is, and waits to be killed. */
    static final class Submitter {
        private Submitter() {}

        public static void main(String[] arguments) throws Exception {
            Options options = Options.of(Path.of(arguments[0]))
                    .withData(Path.of(arguments[1]))
                    .withoutQueues();
            try (LocalCloud cloud = LocalCloud.start(options.withEnvironment(Map.of("OPSPAWN_MODEL", "demo")))) {
                HttpResponse<String> created = send(HttpRequest.newBuilder(URI.create(cloud.apiUrl() + "/api/v1/tasks"))
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(TASK)));
                System.out.println(created.headers().firstValue("location").orElseThrow());
                Thread.currentThread().join();
            }
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI queue(LocalCloud cloud) {
        return Objects.requireNonNull(cloud.queueUrls().get("SubmitQueue"));
    }

    private static SqsClient sqs(URI queue) {
        return SqsClient.builder()
                .endpointOverride(queue.resolve("/"))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
