package com.opspawn.cli;

import com.opspawn.llm.ModelId;
import com.opspawn.llm.ModelSettings;
import com.opspawn.local.Hosting;
import com.opspawn.local.LocalCloud;
import com.opspawn.local.Options;
import com.opspawn.local.StartException;
import com.opspawn.local.Store;
import com.opspawn.settings.Environment;
import com.opspawn.settings.SettingsException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The local cloud, as far as {@code run} and {@code up} start it alike. */
final class CloudOptions {
    private static final String SERVERS = "OPSPAWN_MCP_SERVERS";
    private static final String MODEL = "OPSPAWN_MODEL";

    @Option(
            names = "--parameter",
            paramLabel = "NAME=VALUE",
            description = "A parameter of template.yaml, as for sam deploy.")
    private Map<String, String> parameters = new HashMap<>();

    @Option(
            names = "--store",
            paramLabel = "NAME",
            converter = StoreName.class,
            description = "What keeps tasks: embedded (default), or dynamodb-local, which --packaged needs and has.")
    private @Nullable Store store;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Mixin
    private FileOptions files = new FileOptions();

    /** Where template.yaml is: the launcher says so, else the working directory. */
    private static Path home() {
        return Path.of(System.getProperty("opspawn.home", ""));
    }

    /**
     * What functions may take from the user's environment: not the command line's own setting, and not the names of
     * resources, which may be those of a deployed system and are the template's matter here.
     */
    private Map<String, String> environment() {
        Map<String, String> variables =
                new HashMap<>(Main.session(Objects.requireNonNull(command)).environment());
        List.of("OPSPAWN_ENDPOINT", "OPSPAWN_TOKEN", "OPSPAWN_TABLE", "OPSPAWN_STATE_MACHINE")
                .forEach(variables::remove);
        if (variables.getOrDefault(MODEL, "").isBlank() && parameters.containsKey("Model")) {
            variables.put(MODEL, parameters.get("Model"));
        }
        return variables;
    }

    Options options(PrintWriter log) {
        return options(log, Hosting.IN_PROCESS);
    }

    Options options(PrintWriter log, Hosting hosting) {
        Path home = home().toAbsolutePath();
        Map<String, String> environment = environment();
        // The template's own default would hide that a provider's key decides.
        environment.put(
                MODEL,
                ModelSettings.read(new Environment(environment)).defaultModel().toString());
        Optional<Path> along = switch (hosting) {
            case IN_PROCESS -> Optional.of(home);
            // Those that come along are in the package as well.
            case PACKAGED -> Optional.empty();
        };
        environment.putAll(files.settings(environment, Path.of("").toAbsolutePath(), along));
        Path servers = Path.of(environment.getOrDefault(SERVERS, ""));
        return Options.of(home)
                .withParameters(parameters)
                .withEnvironment(environment)
                .withAlong(SERVERS, References.in(servers))
                .withHosting(hosting)
                .withStore(store(hosting))
                .withLog(line -> {
                    log.print(line);
                    log.flush();
                });
    }

    private Store store(Hosting hosting) {
        boolean packaged = hosting == Hosting.PACKAGED;
        if (packaged && store == Store.EMBEDDED) {
            throw new CommandException(
                    "--packaged with --store embedded: functions in processes of their own cannot reach that store; "
                            + "leave --store out, or use dynamodb-local");
        }
        Store usual = packaged ? Store.DYNAMODB_LOCAL : Store.EMBEDDED;
        return Objects.requireNonNullElse(store, usual);
    }

    /** Reads the settings before anything starts, so that a mistake in them is told at once and not by a failed task. */
    ModelId model() {
        Environment environment = new Environment(environment());
        ModelSettings settings = ModelSettings.read(environment);
        try {
            environment.check();
        } catch (SettingsException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
        return settings.defaultModel();
    }

    static LocalCloud start(Options options) {
        return told(() -> LocalCloud.start(options));
    }

    /** Queues come up after the API does, and can fail by themselves. */
    static LocalCloud withQueues(LocalCloud cloud) {
        return told(() -> {
            cloud.awaitQueues();
            return cloud;
        });
    }

    private static LocalCloud told(Supplier<LocalCloud> start) {
        try {
            return start.get();
        } catch (StartException.PortTaken e) {
            throw new CommandException(
                    "port " + e.port() + " is taken by another program: stop it, or choose another one with --port", e);
        } catch (StartException.DataInUse | StartException.DataTaken e) {
            throw new CommandException(e.getMessage() + " with --data", e);
        } catch (StartException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
    }
}
