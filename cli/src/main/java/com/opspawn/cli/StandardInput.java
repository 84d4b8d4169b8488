package com.opspawn.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What is piped into a command. */
final class StandardInput {
    private StandardInput() {}

    /** The text, or all of standard input where it is {@code -}. */
    static String orText(String text) {
        if (!text.equals("-")) {
            return text;
        }
        try {
            return new String(System.in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new CommandException("standard input cannot be read: " + e.getMessage(), e);
        }
    }
}
