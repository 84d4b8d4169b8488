package com.opspawn.cli;

import java.net.URI;

/**
 * Where the API is.
 *
 * @param base with its {@code /api/v1}, without a slash at the end
 */
record Endpoint(URI base) {
    private static final String PATH = "/api/v1";

    /** Takes an address with or without {@code /api/v1}, as people paste them. */
    static Endpoint parse(String text) {
        String trimmed = text.replaceAll("/+$", "");
        URI uri;
        try {
            uri = URI.create(trimmed.endsWith(PATH) ? trimmed : trimmed + PATH);
        } catch (IllegalArgumentException e) {
            throw new CommandException(Exit.USAGE, "--endpoint '" + text + "' is no address: use http://host:port", e);
        }
        boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!http || uri.getHost() == null) {
            throw new CommandException(Exit.USAGE, "--endpoint '" + text + "' is no address: use http://host:port");
        }
        return new Endpoint(uri);
    }

    URI at(String path) {
        return URI.create(base + path);
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
