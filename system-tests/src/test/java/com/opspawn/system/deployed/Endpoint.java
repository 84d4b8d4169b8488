package com.opspawn.system.deployed;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * One address at which all services of AWS answer, as emulators have it.
 *
 * @param uri without a path
 * @param region what the stack's names tell
 * @param accessKey an emulator takes any
 * @param secretKey as above
 */
public record Endpoint(URI uri, String region, String accessKey, String secretKey) {
    /** With the names that all emulators take. */
    public static Endpoint emulated(URI uri) {
        return new Endpoint(uri, "us-east-1", "test", "test");
    }

    /** What the product's own clients read. */
    public Map<String, String> environment(String service) {
        return Map.of(
                "AWS_REGION",
                region,
                "AWS_ACCESS_KEY_ID",
                accessKey,
                "AWS_SECRET_ACCESS_KEY",
                secretKey,
                "AWS_ENDPOINT_URL_" + service,
                uri.toString());
    }

    S3Client s3() {
        return configured(S3Client.builder().forcePathStyle(true)).build();
    }

    CloudFormationClient cloudFormation() {
        return configured(CloudFormationClient.builder()).build();
    }

    LambdaClient lambda(Duration patience) {
        return configured(
                        LambdaClient.builder(),
                        UrlConnectionHttpClient.builder().socketTimeout(patience))
                .build();
    }

    /** The address of an object. */
    String object(String bucket, String key) {
        return uri + "/" + bucket + "/" + key;
    }

    private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(B builder) {
        return configured(builder, UrlConnectionHttpClient.builder());
    }

    private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(
            B builder, UrlConnectionHttpClient.Builder http) {
        return builder.endpointOverride(uri)
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)))
                .httpClientBuilder(http);
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
