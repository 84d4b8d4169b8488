package com.opspawn.mcp.wire;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a server is reached. */
public sealed interface Endpoint {

    /** For people: without anything that may be secret. */
    String shown();

    /**
     * A child process that speaks over its standard input and output.
     *
     * @param command the program and its arguments
     * @param environment all that it sees, besides the few variables that every program needs
     * @param directory where it runs; ours where there is none
     */
    record Stdio(List<String> command, Map<String, String> environment, Optional<Path> directory) implements Endpoint {
        public Stdio {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }

        @Override
        public String shown() {
            return "stdio: " + command.getFirst();
        }

        @Override
        public String toString() {
            return shown();
        }
    }

    /**
     * Streamable HTTP.
     *
     * @param address {@code https}, or {@code http} on loopback
     * @param headers sent with every request to this address's origin, and never to another
     */
    record Http(URI address, Map<String, String> headers) implements Endpoint {
        public Http {
            headers = Map.copyOf(headers);
        }

        /** Without the path, which may hold a key as some providers want it, and without the query. */
        @Override
        public String shown() {
            return address.getScheme() + "://" + address.getRawAuthority();
        }

        @Override
        public String toString() {
            return shown();
        }
    }
}
