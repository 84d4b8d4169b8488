package com.opspawn.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class AwsClientsTest {
    private static Optional<Duration> callTimeout(DynamoDbClient client) {
        return client.serviceClientConfiguration().overrideConfiguration().apiCallTimeout();
    }

    @Test
    void awsIsGivenUpInTimeForTheFunctionToSaySo() {
        try (DynamoDbClient client = AwsClients.dynamoDb(Map.of("AWS_REGION", "eu-north-1"))) {
            assertThat(callTimeout(client)).contains(Duration.ofSeconds(5));
        }
        assertThat(Limits.aws(Duration.ofSeconds(5)).read()).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void anEndpointOfOnesOwnIsWaitedForAsLongAsAFunctionHasAnyway() {
        Map<String, String> environment =
                Map.of("AWS_REGION", "us-east-1", "AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:8000");
        try (DynamoDbClient client = AwsClients.dynamoDb(environment)) {
            assertThat(client.serviceClientConfiguration().endpointOverride())
                    .contains(URI.create("http://127.0.0.1:8000"));
            assertThat(callTimeout(client)).contains(Duration.ofSeconds(30));
        }
        assertThat(Limits.LOCAL.read()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void anotherServicesEndpointChangesNothing() {
        Map<String, String> environment =
                Map.of("AWS_REGION", "us-east-1", "AWS_ENDPOINT_URL_SFN", "http://127.0.0.1:8000");
        try (DynamoDbClient client = AwsClients.dynamoDb(environment)) {
            assertThat(client.serviceClientConfiguration().endpointOverride()).isEmpty();
            assertThat(callTimeout(client)).contains(Duration.ofSeconds(5));
        }
    }
}
