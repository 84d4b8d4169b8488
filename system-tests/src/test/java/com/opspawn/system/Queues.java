package com.opspawn.system;

import com.opspawn.aws.AwsClients;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Clients of queues, by the address that these answer at: on loopback or in an account. */
final class Queues {
    private static final Map<String, SqsClient> CLIENTS = new ConcurrentHashMap<>();

    private Queues() {}

    static SqsClient client(URI queue) {
        return CLIENTS.computeIfAbsent(queue.getAuthority(), _ -> made(queue));
    }

    private static SqsClient made(URI queue) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        if (queue.getHost().equals("127.0.0.1")) {
            environment.put("AWS_REGION", "us-east-1");
            environment.put("AWS_ENDPOINT_URL_SQS", "http://" + queue.getAuthority());
        }
        return AwsClients.configured(SqsClient.builder(), "SQS", Duration.ofSeconds(30), environment)
                .build();
    }

    /** Sends under an idempotency key. {@code true}, for those who wait for it to work. */
    static boolean send(URI queue, String body, String key) {
        MessageAttributeValue value = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(key)
                .build();
        client(queue)
                .sendMessage(send -> send.queueUrl(queue.toString())
                        .messageBody(body)
                        .messageAttributes(Map.of("Idempotency-Key", value)));
        return true;
    }
}
