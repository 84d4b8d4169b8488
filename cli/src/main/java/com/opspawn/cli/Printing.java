package com.opspawn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a command prints: what was asked for on standard output, notes on standard error. */
abstract class Printing {
    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "Colours: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}, which is on a terminal only).")
    private Colors color = Colors.AUTO;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /** One JSON document. */
    static final class Document extends Printing {
        @Option(names = "--json", description = "Prints one JSON document, and nothing else.")
        private boolean json;

        @Override
        boolean json() {
            return json;
        }
    }

    /** A JSON document a line. */
    static final class Lines extends Printing {
        @Option(names = "--json", description = "Prints each event as a line of JSON, and nothing else.")
        private boolean json;

        @Override
        boolean json() {
            return json;
        }
    }

    /** Whether a program reads it. */
    abstract boolean json();

    private CommandSpec command() {
        return Objects.requireNonNull(command);
    }

    Session session() {
        return Main.session(command());
    }

    PrintWriter out() {
        return command().commandLine().getOut();
    }

    PrintWriter err() {
        return command().commandLine().getErr();
    }

    Paint paint() {
        return new Paint(color.wanted(session().environment(), session().terminal()));
    }

    TaskView tasks() {
        return new TaskView(out(), err(), json(), paint());
    }

    /** JSON for programs, text for people. */
    void print(JsonNode document, String text) {
        out().println(json() ? Json.write(document) : text);
        out().flush();
    }

    /** A note for people, none of the output. */
    void note(String text) {
        err().println(text);
        err().flush();
    }
}
