package com.opspawn.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Environment variables, while they are being read. Call {@link #check()} when all are: it reports what is missing, and
 * names of ours that do not exist. An empty value counts as absent, since templates cannot leave a variable out.
 */
public final class Environment {
    private static final String OURS = "OPSPAWN_";
    static final Set<String> NAMES = Set.of(
            "OPSPAWN_AGENTS",
            "OPSPAWN_APPROVAL_SCOPE",
            "OPSPAWN_EMBEDDINGS",
            "OPSPAWN_EVENT_BUS",
            "OPSPAWN_MCP_SERVERS",
            "OPSPAWN_MEMORY",
            "OPSPAWN_MEMORY_BUCKET",
            "OPSPAWN_MODEL",
            "OPSPAWN_PRICES",
            "OPSPAWN_STACK",
            "OPSPAWN_STATE_MACHINE",
            "OPSPAWN_STEPS_PER_INVOCATION",
            "OPSPAWN_TABLE",
            "OPSPAWN_TENANT_CLAIM",
            "OPSPAWN_TOOLS",
            "OPSPAWN_WEBHOOKS",
            "OPSPAWN_WEBHOOK_NETWORK",
            "OPSPAWN_WEBHOOK_QUEUE",
            "OPSPAWN_WEBHOOK_RETRY_SECONDS");

    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,3}");

    private final Map<String, String> variables;
    private final List<String> problems = new ArrayList<>();

    public Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    public Optional<String> optional(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /**
     * The path that a variable gives, or the usual one; a relative one starts where the function's code is, which Lambda
     * tells, or else in the working directory.
     */
    public Path path(String name, String usual) {
        Path path = Path.of(optional(name).orElse(usual));
        return optional("LAMBDA_TASK_ROOT")
                .map(root -> Path.of(root).resolve(path))
                .orElse(path);
    }

    /**
     * Gives the value, or notes that it is missing.
     *
     * @param fix what to set it to
     */
    public String required(String name, String fix) {
        return optional(name).orElseGet(() -> {
            problem(name + " is not set: " + fix);
            return "";
        });
    }

    /** Gives a whole number from 1, the usual one where there is none, and notes what is no such number. */
    public int count(String name, int usual) {
        Optional<String> value = optional(name);
        if (value.isPresent() && !COUNT.matcher(value.get()).matches()) {
            problem(name + " is '" + value.get() + "': use a whole number from 1 to 9999");
            return usual;
        }
        return value.map(Integer::parseInt).orElse(usual);
    }

    public void problem(String problem) {
        problems.add(problem);
    }

    /** Names that look like ours and are none, in order; a typo in a name must not go unseen. */
    public static List<String> unknownNames(Set<String> names) {
        return new TreeSet<>(names)
                .stream()
                        .filter(name -> name.startsWith(OURS) && !NAMES.contains(name))
                        .toList();
    }

    /**
     * Ends the reading.
     *
     * @throws SettingsException where there is any problem
     */
    public void check() {
        for (String name : unknownNames(variables.keySet())) {
            problem(name + " is no setting: use one of " + String.join(", ", new TreeSet<>(NAMES)));
        }
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
    }
}
