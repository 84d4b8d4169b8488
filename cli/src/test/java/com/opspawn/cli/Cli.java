package com.opspawn.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** The command line before an API that follows a script, with or without a person who types. */
final class Cli implements AutoCloseable {
    final ScriptedApi api = new ScriptedApi();
    final Map<String, String> environment = new HashMap<>();
    private final Queue<String> typed = new ArrayDeque<>();
    private boolean terminal;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    Cli() throws IOException {}

    /** From now on a person sits there, who types these lines and then ends the input. */
    Cli typing(String... lines) {
        terminal = true;
        typed.addAll(List.of(lines));
        return this;
    }

    Session session() {
        return new Session(environment, terminal, () -> Optional.ofNullable(typed.poll()), new AtomicBoolean());
    }

    /** Runs a command line as it is. */
    int run(String... line) {
        out = new StringWriter();
        err = new StringWriter();
        try (PrintWriter outWriter = new PrintWriter(out);
                PrintWriter errWriter = new PrintWriter(err)) {
            return Main.run(session(), outWriter, errWriter, line);
        }
    }

    /** Runs a command against the API. */
    int at(String... line) {
        return run(Stream.concat(Arrays.stream(line), Stream.of("--endpoint", api.address()))
                .toArray(String[]::new));
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    JsonNode json() throws JsonProcessingException {
        return Json.parse(out());
    }

    /** Method and path of what was asked last. */
    String lastLine() {
        return api.asked.getLast().line();
    }

    /** The body of what was asked last. */
    String lastBody() {
        return api.asked.getLast().body();
    }

    @Override
    public void close() {
        api.close();
    }
}
