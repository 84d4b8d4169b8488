package com.opspawn.cli;

import java.io.Console;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Who sits before a command, and what surrounds it.
 *
 * @param environment the user's
 * @param terminal whether a person sees the output and can type
 * @param prompt where the person types
 * @param ending whether the process is being ended, by Ctrl-C or otherwise: what breaks now is no news
 */
record Session(Map<String, String> environment, boolean terminal, Prompt prompt, AtomicBoolean ending) {

    /** A hook that can be taken back. */
    interface Hook extends AutoCloseable {
        @Override
        void close();
    }

    // There is none where the user set jdk.console=java.base and nobody sits there.
    @SuppressWarnings("SystemConsoleNull")
    static Session ofProcess() {
        @Nullable Console console = System.console();
        return console != null && console.isTerminal()
                ? new Session(System.getenv(), true, () -> Optional.ofNullable(console.readLine()), new AtomicBoolean())
                : of(System.getenv());
    }

    /** Nobody sits before it. */
    static Session of(Map<String, String> environment) {
        return new Session(environment, false, Prompt.NOBODY, new AtomicBoolean());
    }

    /** Does something where the process is ended before the command is through. */
    Hook atInterrupt(Runnable action) {
        Thread hook = new Thread(() -> {
            ending.set(true);
            action.run();
        });
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // It is running.
            }
        };
    }
}
