package com.opspawn.benchmarks;

import com.opspawn.benchmarks.cloud.Cloud;
import com.opspawn.benchmarks.cloud.CloudSpec;
import com.opspawn.benchmarks.cloud.Home;
import com.opspawn.benchmarks.cloud.Stores;
import com.opspawn.benchmarks.model.ModelServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which local cloud a benchmark starts. */
public final class CloudChoice {
    @Option(
            names = "--store",
            paramLabel = "NAME",
            defaultValue = Stores.DEFAULT,
            description = "What the local cloud keeps its tasks in (default: ${DEFAULT-VALUE}).")
    private String store = Stores.DEFAULT;

    @Option(names = "--parameter", paramLabel = "NAME=VALUE", description = "A parameter of template.yaml.")
    private Map<String, String> parameters = new HashMap<>();

    @Option(names = "--setting", paramLabel = "NAME=VALUE", description = "A variable of the functions' environment.")
    private Map<String, String> settings = new HashMap<>();

    @Option(names = "--jvm", paramLabel = "OPTION", description = "A further option of the local cloud's JVM.")
    private List<String> jvm = new ArrayList<>();

    String store() {
        return store;
    }

    CloudSpec spec(ModelServer model) {
        return spec(model.environment());
    }

    /** @param more of the functions' environment */
    public CloudSpec spec(Map<String, String> more) {
        return CloudSpec.inMemory()
                .withStore(store)
                .withParameters(parameters)
                .with(settings)
                .with(more)
                .withJvm(jvm);
    }

    /** What a benchmark does with a cloud. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Cloud cloud) throws Exception;
    }

    /** Starts one, durable or not, and takes it and its data away again. */
    public static <T> T with(CloudSpec spec, boolean durable, Work<T> work) throws Exception {
        if (!durable) {
            try (Cloud cloud = Cloud.start(spec)) {
                return work.on(cloud);
            }
        }
        Path data = Home.scratch();
        try (Cloud cloud = Cloud.start(spec.on(data))) {
            return work.on(cloud);
        } finally {
            Home.delete(data);
        }
    }
}
