package com.opspawn.cli;

import com.opspawn.local.Options;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whom {@code up} lets in. */
final class TokenOptions {
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

    /** Shorter names for two parameters of the template. */
    Options in(Options options) {
        Map<String, String> parameters = new HashMap<>(options.parameters());
        issuer.ifPresent(url -> parameters.put("JwtIssuer", url));
        audience.ifPresent(names -> parameters.put("JwtAudience", names));
        return options.withParameters(parameters);
    }
}
