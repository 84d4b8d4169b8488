package com.opspawn.cli;

import com.opspawn.local.Options;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where {@code up} listens, whom it lets in, and where it keeps its data. */
final class UpOptions {
    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "3000",
            description = "The port of the API; 0 for any (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".opspawn",
            description = "Where tasks, messages and executions are kept (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("");

    @Option(
            names = "--jwt-issuer",
            paramLabel = "URL",
            description = "Who issues the callers' tokens (OpenID Connect). Without it, every caller is the developer.")
    private Optional<String> issuer = Optional.empty();

    @Option(
            names = "--jwt-audience",
            paramLabel = "NAMES",
            description = "Audiences, with commas between them, one of which a token must be for.")
    private Optional<String> audience = Optional.empty();

    int port() {
        return port;
    }

    Path data() {
        if (data.toString().isBlank()) {
            throw new CommandException(Exit.USAGE, "--data is blank: name a directory, or leave it out");
        }
        return data.toAbsolutePath();
    }

    /** Shorter names for two parameters of the template. */
    Options withTokens(Options options) {
        Map<String, String> parameters = new HashMap<>(options.parameters());
        issuer.ifPresent(url -> parameters.put("JwtIssuer", url));
        audience.ifPresent(names -> parameters.put("JwtAudience", names));
        return options.withParameters(parameters);
    }
}
