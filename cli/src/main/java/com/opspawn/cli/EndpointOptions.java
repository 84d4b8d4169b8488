package com.opspawn.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where the API is, and who calls it, on the command line. */
final class EndpointOptions {
    private static final String OPTION = "--endpoint";

    @Option(
            names = OPTION,
            paramLabel = "URL",
            defaultValue = "${env:OPSPAWN_ENDPOINT:-http://127.0.0.1:3000}",
            description = "Where the API is (default: OPSPAWN_ENDPOINT, else http://127.0.0.1:3000).")
    private String endpoint = "";

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A file that holds the bearer token to send (default: the token in OPSPAWN_TOKEN, if any).")
    private @Nullable Path tokenFile;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    ApiClient client() {
        CommandSpec its = Objects.requireNonNull(command);
        return new ApiClient(
                Endpoint.parse(endpoint),
                Token.read(tokenFile, Main.session(its).environment()));
    }

    /** Whether the user named it, in this command or in the environment. */
    boolean isNamed() {
        return isOption()
                || !Main.session(Objects.requireNonNull(command))
                        .environment()
                        .getOrDefault("OPSPAWN_ENDPOINT", "")
                        .isEmpty();
    }

    private boolean isOption() {
        return Objects.requireNonNull(command).commandLine().getParseResult().hasMatchedOption(OPTION);
    }

    String address() {
        return Endpoint.parse(endpoint).toString();
    }

    /** Whether that is where {@code up} would listen. */
    boolean isAt(int port) {
        URI base = Endpoint.parse(endpoint).base();
        return base.getPort() == port && RequestSigner.LOOPBACK.contains(base.getHost());
    }

    /** What another command needs to reach the same API. */
    Hints hints() {
        return isOption() ? Hints.at(endpoint) : Hints.USUAL;
    }
}
