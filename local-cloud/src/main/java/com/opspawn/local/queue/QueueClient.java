package com.opspawn.local.queue;

import com.opspawn.local.template.Account;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Clients for the local queues. */
final class QueueClient {
    /** Longer than the longest poll. */
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

    private QueueClient() {}

    static SqsClient of(URI url) {
        return SqsClient.builder()
                .endpointOverride(url)
                .region(Region.of(Account.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(READ_TIMEOUT))
                .build();
    }
}
