package com.opspawn.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables of the user's environment that a file refers to, and that are therefore meant for who reads it. */
final class References {
    private static final Pattern NAME = Pattern.compile("\\$\\{(?:env:)?([A-Za-z_][A-Za-z0-9_]*)");

    private References() {}

    /** {@code ${NAME}}, {@code ${env:NAME}} and {@code ${NAME:-default}}; none where it cannot be read. */
    static Set<String> in(Path file) {
        Set<String> names = new TreeSet<>();
        try {
            Matcher matcher = NAME.matcher(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            while (matcher.find()) {
                names.add(matcher.group(1));
            }
        } catch (IOException e) {
            // What is wrong with it is for the function to tell that needs it.
        }
        return names;
    }
}
