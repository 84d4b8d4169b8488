package com.opspawn.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A schema, ready to be held against values by any number of threads. */
public final class JsonSchema {
    /** More than any schema needs that a model is to understand. */
    private static final int LARGEST = 20_000;

    private static final int DEEPEST = 64;
    private static final int MOST_PROBLEMS = 20;

    private final Schema schema;
    private final List<String> unchecked;

    private JsonSchema(Schema schema, Collection<String> unchecked) {
        this.schema = schema;
        this.unchecked = List.copyOf(unchecked);
    }

    /** Reads a schema of a stranger, and holds it against the standard's own schema first. */
    public static Compiled compile(JsonNode schema) {
        String named = schema.path("$schema").asText(Drafts.DEFAULT);
        Optional<String> draft = Drafts.named(named);
        if (draft.isEmpty()) {
            return broken("$['$schema']", "must be " + Drafts.NAMES + ", but is '" + named + "'");
        }
        if (size(schema, 0) > LARGEST) {
            return broken("$", "must have " + LARGEST + " values at most, and " + DEEPEST + " levels");
        }
        SchemaRegistry registry = Registries.fresh(new Patterns());
        JsonSchema standard = new JsonSchema(registry.getSchema(SchemaLocation.of(draft.get())), List.of());
        List<Problem> problems = standard.problems(schema);
        return problems.isEmpty() ? compileTrusted(schema) : new Compiled.Broken(problems);
    }

    /** As {@link #compile}, for schemas that this system wrote itself: in a third of the time. */
    public static Compiled compileTrusted(JsonNode schema) {
        Patterns patterns = new Patterns();
        try {
            Schema compiled = Registries.fresh(patterns).getSchema(schema);
            compiled.initializeValidators();
            List<Problem> broken = Mistakes.of(patterns);
            return broken.isEmpty()
                    ? new Compiled.Ready(new JsonSchema(compiled, patterns.unchecked()))
                    : new Compiled.Broken(broken);
        } catch (RuntimeException e) {
            // The library has no one type for all that it finds wrong.
            return broken("$", Mistakes.words(e));
        }
    }

    private static Compiled broken(String place, String what) {
        return new Compiled.Broken(List.of(new Problem(place, what)));
    }

    private static int size(JsonNode node, int depth) {
        if (depth > DEEPEST) {
            return LARGEST + 1;
        }
        int size = 1;
        for (JsonNode child : node) {
            size += size(child, depth + 1);
            if (size > LARGEST) {
                return size;
            }
        }
        return size;
    }

    /** Every place where the value does not fit; empty where it fits. Where there are too many, the last says so. */
    public List<Problem> problems(JsonNode value) {
        Effort effort = new Effort();
        try {
            schema.validate(effort, value);
        } catch (Effort.TooMuch e) {
            return List.of(new Problem("$", "cannot be checked: " + e.getMessage()));
        }
        List<Problem> problems = Findings.of(effort.getErrors());
        if (problems.size() <= MOST_PROBLEMS) {
            return problems;
        }
        Problem rest = new Problem("$", "has " + (problems.size() - MOST_PROBLEMS) + " problems more");
        return Stream.concat(problems.stream().limit(MOST_PROBLEMS), Stream.of(rest))
                .toList();
    }

    /** The patterns in it that are not checked, because that could take for ever; empty for most schemas. */
    public List<String> unchecked() {
        return unchecked;
    }

    /** Problems one after the other, for a message. */
    public static String words(List<Problem> problems) {
        return problems.stream().map(Problem::toString).collect(Collectors.joining("; "));
    }
}
