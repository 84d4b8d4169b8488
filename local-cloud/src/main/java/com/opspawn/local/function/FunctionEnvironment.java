package com.opspawn.local.function;

import com.opspawn.local.template.Account;
import com.opspawn.local.template.FunctionSpec;
import java.util.Map;
import java.util.TreeMap;

/** The environment variables that a function sees. */
public final class FunctionEnvironment {
    private final Map<String, String> developer;
    private final Map<String, String> endpoints;

    /**
     * @param developer the developer's own environment; it gives values only to variables that the template declares
     * @param endpoints {@code AWS_ENDPOINT_URL_…} of the local services
     */
    public FunctionEnvironment(Map<String, String> developer, Map<String, String> endpoints) {
        this.developer = Map.copyOf(developer);
        this.endpoints = Map.copyOf(endpoints);
    }

    /** Lambda's names: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
    public Map<String, String> of(FunctionSpec function) {
        Map<String, String> variables = new TreeMap<>();
        function.environment().forEach((name, value) -> variables.put(name, developer.getOrDefault(name, value)));
        variables.putAll(endpoints);
        variables.put("AWS_REGION", Account.REGION);
        variables.put("AWS_DEFAULT_REGION", Account.REGION);
        variables.put("AWS_ACCESS_KEY_ID", "local");
        variables.put("AWS_SECRET_ACCESS_KEY", "local");
        variables.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMegabytes()));
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        return Map.copyOf(variables);
    }
}
