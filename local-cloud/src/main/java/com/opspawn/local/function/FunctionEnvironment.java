package com.opspawn.local.function;

import com.opspawn.local.template.Account;
import com.opspawn.local.template.FunctionSpec;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The environment variables that a function sees. */
public final class FunctionEnvironment {
    private final Path root;
    private final Map<String, String> developer;
    private final Map<String, Set<String>> along;
    private final Map<String, String> endpoints;

    /**
     * @param root where files that are packaged with a function are found here: the project's directory
     * @param developer the developer's own environment; it gives values only to variables that the template declares
     * @param along further ones of it, by the declared variable that they come along with
     * @param endpoints {@code AWS_ENDPOINT_URL_…} of the local services
     */
    public FunctionEnvironment(
            Path root, Map<String, String> developer, Map<String, Set<String>> along, Map<String, String> endpoints) {
        this.root = root;
        this.developer = Map.copyOf(developer);
        this.along = Map.copyOf(along);
        this.endpoints = Map.copyOf(endpoints);
    }

    /** Lambda's names: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
    public Map<String, String> of(FunctionSpec function) {
        Map<String, String> variables = new TreeMap<>();
        function.environment().keySet().stream()
                .flatMap(declared -> along.getOrDefault(declared, Set.of()).stream())
                .filter(developer::containsKey)
                .forEach(name -> variables.put(name, developer.get(name)));
        function.environment().forEach((name, value) -> variables.put(name, developer.getOrDefault(name, value)));
        variables.putAll(endpoints);
        variables.put("AWS_REGION", Account.REGION);
        variables.put("AWS_DEFAULT_REGION", Account.REGION);
        variables.put("AWS_ACCESS_KEY_ID", "local");
        variables.put("AWS_SECRET_ACCESS_KEY", "local");
        // As `sam local`: requests without an authorizer are the developer's own.
        variables.put("AWS_SAM_LOCAL", "true");
        variables.put("LAMBDA_TASK_ROOT", root.toString());
        variables.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMegabytes()));
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        return Map.copyOf(variables);
    }
}
