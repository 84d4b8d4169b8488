package com.opspawn.llm;

import com.opspawn.settings.Environment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The variables that AWS's own clients are built from; see {@link com.opspawn.aws.AwsClients}. */
public record AwsAccess(Map<String, String> variables) {
    private static final List<String> NAMES = List.of(
            "AWS_REGION",
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_ENDPOINT_URL_BEDROCK_RUNTIME",
            "AWS_ENDPOINT_URL_SECRETS_MANAGER",
            "AWS_ENDPOINT_URL_SSM");

    public AwsAccess {
        variables = Map.copyOf(variables);
    }

    static AwsAccess read(Environment environment) {
        Map<String, String> variables = new TreeMap<>();
        NAMES.forEach(name -> environment.optional(name).ifPresent(value -> variables.put(name, value)));
        return new AwsAccess(variables);
    }

    /** Never shows a key. */
    @Override
    public String toString() {
        return "AwsAccess" + new TreeMap<>(variables).navigableKeySet();
    }
}
