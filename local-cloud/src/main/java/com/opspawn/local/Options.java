package com.opspawn.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How a local cloud is to run.
 *
 * @param template the SAM template; its directory is the project's root
 * @param data where tables, queues and executions are kept; in memory where absent
 * @param store what keeps the tables
 * @param port of the HTTP API; 0 for any
 * @param queues whether queues run; without them, a start is a second faster and nothing answers at their URLs
 * @param parameters values of template parameters
 * @param environment the developer's own environment, which gives values to the variables that functions declare
 * @param along variables of the environment that functions are given along with one that the template declares for them, by
 *     that one's name: what the file refers to that it names
 * @param hosting what functions run in
 * @param log is given what functions log and how they fail, a piece at a time, from many threads
 */
public record Options(
        Path template,
        Optional<Path> data,
        Store store,
        int port,
        boolean queues,
        Map<String, String> parameters,
        Map<String, String> environment,
        Map<String, Set<String>> along,
        Hosting hosting,
        Consumer<String> log) {
    public Options {
        Objects.requireNonNull(template);
        Objects.requireNonNull(data);
        Objects.requireNonNull(hosting);
        Objects.requireNonNull(store);
        Objects.requireNonNull(log);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is from 0 to 65535, and this is " + port);
        }
        parameters = Map.copyOf(parameters);
        environment = Map.copyOf(environment);
        along = Map.copyOf(along);
    }

    /** Everything in memory, on any port, with queues, saying nothing. */
    public static Options of(Path projectRoot) {
        return new Options(
                projectRoot.resolve("template.yaml"),
                Optional.empty(),
                Store.EMBEDDED,
                0,
                true,
                Map.of(),
                Map.of(),
                Map.of(),
                Hosting.IN_PROCESS,
                line -> {});
    }

    public Options withTemplate(Path file) {
        return new Options(file, data, store, port, queues, parameters, environment, along, hosting, log);
    }

    public Options withData(Path directory) {
        return new Options(
                template, Optional.of(directory), store, port, queues, parameters, environment, along, hosting, log);
    }

    public Options withStore(Store other) {
        return new Options(template, data, other, port, queues, parameters, environment, along, hosting, log);
    }

    public Options withPort(int number) {
        return new Options(template, data, store, number, queues, parameters, environment, along, hosting, log);
    }

    public Options withoutQueues() {
        return new Options(template, data, store, port, false, parameters, environment, along, hosting, log);
    }

    public Options withParameters(Map<String, String> values) {
        return new Options(template, data, store, port, queues, values, environment, along, hosting, log);
    }

    public Options withEnvironment(Map<String, String> variables) {
        return new Options(template, data, store, port, queues, parameters, variables, along, hosting, log);
    }

    public Options withAlong(String declared, Set<String> names) {
        return new Options(
                template,
                data,
                store,
                port,
                queues,
                parameters,
                environment,
                Map.of(declared, Set.copyOf(names)),
                hosting,
                log);
    }

    /** Packaged functions reach what keeps tasks over the wire, as they do on AWS: that is DynamoDB Local. */
    public Options withHosting(Hosting kind) {
        Store reached = kind == Hosting.PACKAGED ? Store.DYNAMODB_LOCAL : store;
        return new Options(template, data, reached, port, queues, parameters, environment, along, kind, log);
    }

    public Options withLog(Consumer<String> sink) {
        return new Options(template, data, store, port, queues, parameters, environment, along, hosting, sink);
    }
}
