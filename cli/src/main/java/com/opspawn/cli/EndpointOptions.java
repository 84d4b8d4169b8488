package com.opspawn.cli;

import picocli.CommandLine.Option;

/** Where the API is, on the command line. */
final class EndpointOptions {
    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            defaultValue = "${env:OPSPAWN_ENDPOINT:-http://127.0.0.1:3000}",
            description = "Where the API is (default: OPSPAWN_ENDPOINT, else http://127.0.0.1:3000).")
    private String endpoint = "";

    ApiClient client() {
        return new ApiClient(Endpoint.parse(endpoint));
    }
}
