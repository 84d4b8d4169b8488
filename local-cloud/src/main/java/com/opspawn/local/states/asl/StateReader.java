package com.opspawn.local.states.asl;

import com.opspawn.local.states.jsonata.ExpressionCompiler;
import java.util.List;
import java.util.Optional;

/** Reads one state: the fields that its type and its dialect have, and no others. */
final class StateReader {
    private final ExpressionCompiler compiler;
    private final Dialect machineDialect;

    StateReader(ExpressionCompiler compiler, Dialect machineDialect) {
        this.compiler = compiler;
        this.machineDialect = machineDialect;
    }

    /** The dialect that a {@code QueryLanguage} field names; its absence means the given one. */
    static Dialect dialect(Fields fields, Dialect inherited, ExpressionCompiler compiler) {
        Optional<String> named = fields.optionalText("QueryLanguage");
        if (named.isEmpty()) {
            return inherited;
        }
        return switch (named.get()) {
            case "JSONata" -> new Dialect.Jsonata(compiler);
            case "JSONPath" -> new Dialect.JsonPath();
            default -> {
                fields.problem("QueryLanguage", "must be JSONata");
                yield inherited;
            }
        };
    }

    State read(String name, Fields fields, GraphReader graphs) {
        fields.take("Comment");
        Dialect dialect = dialect(fields, machineDialect, compiler);
        if (dialect instanceof Dialect.JsonPath && machineDialect instanceof Dialect.Jsonata) {
            fields.problem("QueryLanguage", "cannot be JSONPath in a machine whose QueryLanguage is JSONata");
        }
        String type = fields.text("Type");
        State state = ofType(type, name, fields, dialect, graphs);
        fields.refuseOthers(field -> Dialect.JSON_PATH_FIELDS.contains(field)
                ? "is JSONPath, which is not supported: write the state in JSONata"
                : "is not supported in a " + type + " state");
        return state;
    }

    private State ofType(String type, String name, Fields fields, Dialect dialect, GraphReader graphs) {
        return switch (type) {
            case "Pass" ->
                new State.Pass(name, dialect.passResult(fields), effects(fields, dialect, ""), transition(fields));
            case "Task" -> TaskReader.read(name, fields, dialect);
            case "Choice" -> choice(name, fields, dialect);
            case "Wait" -> wait(name, fields, dialect);
            case "Succeed" ->
                new State.Succeed(
                        name, new Effects(Optional.empty(), dialect.jsonataTemplate(fields, "Output", "Output")));
            case "Fail" -> fail(name, fields, dialect);
            case "Parallel" -> parallel(name, fields, dialect, graphs);
            case "Map" -> MapReader.read(name, fields, dialect, graphs);
            default -> {
                fields.problem("Type", "is none of Task, Pass, Choice, Wait, Succeed, Fail, Parallel, Map");
                yield new State.Succeed(name, Effects.NONE);
            }
        };
    }

    /**
     * Reads {@code Assign} and {@code Output}.
     *
     * @param prefix where the fields stand in the state, such as {@code Catch[0]/}
     */
    static Effects effects(Fields fields, Dialect dialect, String prefix) {
        fields.take("Assign").ifPresent(assign -> {
            if (!assign.isObject()) {
                fields.problem("Assign", "must be an object");
            } else if (assign.has("states")) {
                fields.problem("Assign", "must not set 'states', which is reserved");
            }
        });
        return new Effects(
                dialect.assignment(fields, prefix + "Assign"),
                dialect.jsonataTemplate(fields, "Output", prefix + "Output"));
    }

    static Transition transition(Fields fields) {
        Optional<String> next = fields.optionalText("Next");
        boolean end = fields.flag("End");
        if (next.isPresent() == end) {
            fields.problem("Next", "must be there unless End is true, and not with it");
        }
        return next.<Transition>map(Transition.Next::new).orElseGet(Transition.End::new);
    }

    private static State choice(String name, Fields fields, Dialect dialect) {
        int[] index = {0};
        List<ChoiceRule> rules =
                fields.each("Choices", rule -> choiceRule(rule, dialect, "Choices[" + index[0]++ + "]"));
        if (rules.isEmpty()) {
            fields.problem("Choices", "must have at least one rule");
        }
        return new State.Choice(name, rules, fields.optionalText("Default"), effects(fields, dialect, ""));
    }

    private static ChoiceRule choiceRule(Fields fields, Dialect dialect, String path) {
        fields.take("Comment");
        var condition = dialect.jsonataTemplate(fields, "Condition", path + "/Condition");
        if (condition.isEmpty()) {
            fields.problem("Condition", "is missing");
        }
        ConstantCheck.type(fields, "Condition", condition, Boolean.class, "true, false");
        var rule = new ChoiceRule(
                path,
                condition.orElseGet(TaskReader::standIn),
                fields.text("Next"),
                effects(fields, dialect, path + "/"));
        fields.refuseOthers(field -> "is not supported in a JSONata Choice rule");
        return rule;
    }

    private static State fail(String name, Fields fields, Dialect dialect) {
        var error = dialect.template(fields, "Error", "Error");
        var cause = dialect.template(fields, "Cause", "Cause");
        ConstantCheck.type(fields, "Error", error, String.class, "a string");
        ConstantCheck.type(fields, "Cause", cause, String.class, "a string");
        return new State.Fail(name, error, cause);
    }

    private static State wait(String name, Fields fields, Dialect dialect) {
        var seconds = dialect.template(fields, "Seconds", "Seconds");
        var timestamp = dialect.template(fields, "Timestamp", "Timestamp");
        if (seconds.isPresent() == timestamp.isPresent()) {
            fields.problem("Seconds", "or Timestamp must be there, and not both");
        }
        ConstantCheck.wholeNumber(fields, "Seconds", seconds);
        ConstantCheck.timestamp(fields, "Timestamp", timestamp);
        Delay delay = timestamp
                .<Delay>map(Delay.Until::new)
                .orElseGet(() -> new Delay.ForSeconds(seconds.orElseGet(TaskReader::standIn)));
        return new State.Wait(name, delay, effects(fields, dialect, ""), transition(fields));
    }

    private static State parallel(String name, Fields fields, Dialect dialect, GraphReader graphs) {
        List<StateGraph> branches = fields.each("Branches", branch -> {
            branch.take("Comment");
            StateGraph graph = graphs.read(branch);
            branch.refuseOthers(field -> "is not supported in a branch");
            return graph;
        });
        if (branches.isEmpty()) {
            fields.problem("Branches", "must have at least one branch");
        }
        return new State.Parallel(
                name,
                branches,
                dialect.jsonataTemplate(fields, "Arguments", "Arguments"),
                ErrorHandlingReader.read(fields, dialect),
                effects(fields, dialect, ""),
                transition(fields));
    }
}
