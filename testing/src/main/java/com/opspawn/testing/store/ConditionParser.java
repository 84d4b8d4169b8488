package com.opspawn.testing.store;

import com.opspawn.testing.store.Condition.Comparator;
import org.jspecify.annotations.Nullable;

/** Reads conditions: comparisons, three functions, {@code AND}, {@code OR}, {@code NOT}, parentheses. */
final class ConditionParser {
    private final Tokens tokens;
    /** What stood in the last pair of parentheses. */
    private @Nullable Condition enclosed;

    private ConditionParser(Tokens tokens) {
        this.tokens = tokens;
    }

    /** @throws IllegalArgumentException where there is more in it than that */
    static Expression<Condition> parse(String kind, String text) {
        Tokens tokens = new Tokens(kind, text);
        return tokens.finish(new ConditionParser(tokens).or());
    }

    private Condition or() {
        Condition condition = and();
        while (tokens.takes("OR")) {
            condition = new Condition.Or(condition, and());
        }
        return condition;
    }

    private Condition and() {
        Condition condition = not();
        while (tokens.takes("AND")) {
            condition = new Condition.And(condition, not());
        }
        return condition;
    }

    private Condition not() {
        return tokens.takes("NOT") ? new Condition.Not(not()) : primary();
    }

    private Condition primary() {
        if (tokens.takes("(")) {
            Condition inner = or();
            tokens.expect(")");
            if (inner == enclosed) {
                throw Refusals.invalid("Invalid " + tokens.kind() + ": The expression has redundant parentheses;");
            }
            enclosed = inner;
            return inner;
        }
        return tokens.atCall() ? call() : comparison();
    }

    private Condition call() {
        String function = tokens.take();
        tokens.expect("(");
        Operand.Attribute attribute = tokens.attribute();
        Condition condition = switch (function) {
            case "attribute_exists" -> new Condition.Exists(attribute);
            case "attribute_not_exists" -> new Condition.NotExists(attribute);
            case "begins_with" -> beginsWith(attribute);
            default -> throw tokens.notUnderstood(function);
        };
        tokens.expect(")");
        return condition;
    }

    private Condition beginsWith(Operand.Attribute attribute) {
        tokens.expect(",");
        return new Condition.BeginsWith(attribute, tokens.operand());
    }

    private Condition comparison() {
        Operand left = tokens.operand();
        if (tokens.takes("BETWEEN")) {
            Operand low = tokens.operand();
            tokens.expect("AND");
            return new Condition.Between(left, low, tokens.operand());
        }
        return new Condition.Comparison(left, comparator(), tokens.operand());
    }

    private Comparator comparator() {
        String token = tokens.take();
        for (Comparator comparator : Comparator.values()) {
            if (comparator.sign().equals(token)) {
                return comparator;
            }
        }
        throw tokens.notUnderstood(token);
    }
}
