package com.opspawn.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Builds clients from environment variables under the SDK's own names: {@code AWS_REGION}, and {@code
 * AWS_ENDPOINT_URL_<SERVICE>} with {@code AWS_ACCESS_KEY_ID} and {@code AWS_SECRET_ACCESS_KEY} where an endpoint other than
 * AWS's is meant. They come as a map, since several functions may live in one process.
 */
public final class AwsClients {
    /** With all retries: what calls two services in ten seconds must still be able to say that one of them failed. */
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);

    private AwsClients() {}

    public static DynamoDbClient dynamoDb(Map<String, String> environment) {
        return configured(DynamoDbClient.builder(), "DYNAMODB", CALL_TIMEOUT, environment)
                .build();
    }

    /**
     * Puts in what all clients have in common.
     *
     * @param service as in {@code AWS_ENDPOINT_URL_<SERVICE>}
     * @param callTimeout for a call of AWS with all its retries
     */
    public static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(
            B builder, String service, Duration callTimeout, Map<String, String> environment) {
        Optional<URI> endpoint = Optional.ofNullable(environment.get("AWS_ENDPOINT_URL_" + service))
                .map(URI::create);
        Limits limits = endpoint.isPresent() ? Limits.LOCAL : Limits.aws(callTimeout);
        builder.httpClientBuilder(UrlConnectionHttpClient.builder()
                .connectionTimeout(limits.connect())
                .socketTimeout(limits.read()));
        builder.overrideConfiguration(override -> override.apiCallTimeout(limits.call()));
        Optional.ofNullable(environment.get("AWS_REGION")).map(Region::of).ifPresent(builder::region);
        endpoint.ifPresent(uri -> builder.endpointOverride(uri).credentialsProvider(keys(environment)));
        return builder;
    }

    private static StaticCredentialsProvider keys(Map<String, String> environment) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(
                environment.getOrDefault("AWS_ACCESS_KEY_ID", "local"),
                environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "local")));
    }
}
