package com.opspawn.local.states.asl;

import com.opspawn.local.states.json.InvalidJson;
import com.opspawn.local.states.json.Json;
import com.opspawn.local.states.jsonata.ExpressionCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads a state machine's definition and checks all of it. */
public final class DefinitionReader {
    /** AWS's bound on a machine's {@code TimeoutSeconds}. */
    private static final int LONGEST_SECONDS = 99_999_999;

    private final ExpressionCompiler compiler;

    public DefinitionReader(ExpressionCompiler compiler) {
        this.compiler = Objects.requireNonNull(compiler);
    }

    /**
     * Reads a definition.
     *
     * @param text the definition, in JSON
     */
    public Parsed read(String text) {
        List<Problem> problems = new ArrayList<>();
        try {
            Definition definition = read(new Fields(Json.tree(text), "", problems));
            return problems.isEmpty() ? new Parsed.Valid(definition) : new Parsed.Invalid(problems);
        } catch (InvalidJson e) {
            return new Parsed.Invalid(List.of(new Problem("", "is not JSON: " + e.getMessage())));
        }
    }

    private Definition read(Fields fields) {
        fields.take("Comment");
        fields.optionalText("Version")
                .filter(version -> !version.equals("1.0"))
                .ifPresent(ignored -> fields.problem("Version", "must be 1.0"));
        Dialect dialect = StateReader.dialect(fields, new Dialect.JsonPath(), compiler);
        var graph = new GraphReader(new StateReader(compiler, dialect)).read(fields);
        var definition = new Definition(graph, fields.integer("TimeoutSeconds", 1, LONGEST_SECONDS));
        fields.refuseOthers(name -> "is not supported");
        return definition;
    }
}
