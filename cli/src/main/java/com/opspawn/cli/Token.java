package com.opspawn.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The bearer token that shows an API who calls.
 *
 * @param value as it goes into the header
 */
record Token(String value) {
    /** Goes into a header, which takes visible ASCII only. */
    private static final Pattern FORM = Pattern.compile("[!-~]+");

    /** A file wins over {@code OPSPAWN_TOKEN}; empty where there is neither. */
    static Optional<Token> read(@Nullable Path file, Map<String, String> environment) {
        return file == null ? ofEnvironment(environment) : Optional.of(ofFile(file));
    }

    private static Optional<Token> ofEnvironment(Map<String, String> environment) {
        String value = environment.getOrDefault("OPSPAWN_TOKEN", "").strip();
        return value.isEmpty() ? Optional.empty() : Optional.of(checked("OPSPAWN_TOKEN", value));
    }

    private static Token ofFile(Path file) {
        try {
            return checked("--token-file '" + file + "'", Files.readString(file).strip());
        } catch (IOException e) {
            throw new CommandException(
                    "--token-file '" + file + "' cannot be read: "
                            + e.getClass().getSimpleName() + "; name a file that holds the token and nothing else",
                    e);
        }
    }

    private static Token checked(String source, String value) {
        if (!FORM.matcher(value).matches()) {
            throw new CommandException(
                    source + " holds no token: it is one line of letters, digits and signs, without blanks");
        }
        return new Token(value);
    }

    /** Never shows it. */
    @Override
    public String toString() {
        return "Token[…]";
    }
}
