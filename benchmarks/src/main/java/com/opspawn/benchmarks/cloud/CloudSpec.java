package com.opspawn.benchmarks.cloud;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which local cloud is to be started.
 *
 * @param data where it keeps its data; in memory where absent
 * @param store as {@link Stores} knows it
 * @param environment of its functions, besides the model's
 * @param parameters of template.yaml
 * @param counting whether requests to the services are counted, which costs it a little
 * @param jvm further options of its JVM
 */
public record CloudSpec(
        Optional<Path> data,
        String store,
        Map<String, String> environment,
        Map<String, String> parameters,
        boolean counting,
        List<String> jvm) {

    public static CloudSpec inMemory() {
        return new CloudSpec(Optional.empty(), Stores.DEFAULT, Map.of(), Map.of(), false, List.of());
    }

    public CloudSpec on(Path directory) {
        return new CloudSpec(Optional.of(directory), store, environment, parameters, counting, jvm);
    }

    public CloudSpec withStore(String name) {
        return new CloudSpec(data, name, environment, parameters, counting, jvm);
    }

    public CloudSpec with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new CloudSpec(data, store, Map.copyOf(all), parameters, counting, jvm);
    }

    public CloudSpec withParameters(Map<String, String> values) {
        return new CloudSpec(data, store, environment, values, counting, jvm);
    }

    /** On DynamoDB Local, whatever else was chosen: the other store sends no requests. */
    public CloudSpec counted() {
        return new CloudSpec(data, Stores.COUNTED, environment, parameters, true, jvm);
    }

    public CloudSpec withJvm(List<String> options) {
        return new CloudSpec(data, store, environment, parameters, counting, options);
    }
}
