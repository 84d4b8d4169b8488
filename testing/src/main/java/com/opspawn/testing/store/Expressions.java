package com.opspawn.testing.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Expressions that were read already. A program has few, and asks them again and again. */
final class Expressions {
    private static final Expression<List<Operand.Attribute>> EVERYTHING =
            new Expression<>("ProjectionExpression", List.of(), Set.of(), Set.of());

    private final Map<String, Expression<Condition>> conditions = new HashMap<>();
    private final Map<String, Expression<Condition>> keyConditions = new HashMap<>();
    private final Map<String, Expression<Update>> updates = new HashMap<>();
    private final Map<String, Expression<List<Operand.Attribute>>> projections = new HashMap<>();

    Expression<Condition> condition(String text) {
        return conditions.computeIfAbsent(text, it -> ConditionParser.parse("ConditionExpression", it));
    }

    Expression<Condition> keyCondition(String text) {
        return keyConditions.computeIfAbsent(text, it -> ConditionParser.parse("KeyConditionExpression", it));
    }

    Expression<Update> update(String text) {
        return updates.computeIfAbsent(text, UpdateParser::parse);
    }

    /** @param text null for all attributes */
    Expression<List<Operand.Attribute>> projection(@Nullable String text) {
        return text == null ? EVERYTHING : projections.computeIfAbsent(text, Expressions::parseProjection);
    }

    private static Expression<List<Operand.Attribute>> parseProjection(String text) {
        Tokens tokens = new Tokens("ProjectionExpression", text);
        List<Operand.Attribute> attributes = new ArrayList<>();
        do {
            attributes.add(tokens.attribute());
        } while (tokens.takes(","));
        return tokens.finish(List.copyOf(attributes));
    }
}
