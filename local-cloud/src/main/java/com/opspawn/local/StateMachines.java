package com.opspawn.local;

import com.opspawn.local.template.Account;
import com.opspawn.local.template.StateMachineSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Creates the template's state machines in the local Step Functions. */
final class StateMachines {
    /** Any role does: permissions are not checked here. */
    private static final String ROLE = "arn:aws:iam::" + Account.ID + ":role/local";

    private StateMachines() {}

    static void create(URI endpoint, List<StateMachineSpec> machines) throws IOException {
        if (machines.isEmpty()) {
            return;
        }
        try (SfnClient client = client(endpoint)) {
            for (StateMachineSpec machine : machines) {
                String definition = substituted(Files.readString(machine.definition()), machine.substitutions());
                client.createStateMachine(request ->
                        request.name(machine.name()).definition(definition).roleArn(ROLE));
            }
        }
    }

    /** As CloudFormation does: {@code ${Name}} for the names that are given, and nothing else. */
    private static String substituted(String definition, Map<String, String> substitutions) {
        String result = definition;
        for (Map.Entry<String, String> substitution : substitutions.entrySet()) {
            result = result.replace("${" + substitution.getKey() + "}", substitution.getValue());
        }
        return result;
    }

    private static SfnClient client(URI endpoint) {
        return SfnClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(Account.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
