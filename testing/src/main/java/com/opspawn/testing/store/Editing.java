package com.opspawn.testing.store;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An update with what stands beside it, checked as far as it can be without an item. */
record Editing(Update update, Placeholders placeholders) {
    Editing {
        checkOverlap(update, placeholders);
        update.add().forEach(added -> checkNumber(placeholders.value(added.value())));
    }

    private static void checkOverlap(Update update, Placeholders placeholders) {
        Set<String> seen = new HashSet<>();
        attributes(update).map(placeholders::name).forEach(name -> {
            if (!seen.add(name)) {
                throw Refusals.invalid(
                        "Invalid UpdateExpression: Two document paths overlap with each other; must remove"
                                + " or rewrite one of these paths; path one: [" + name + "], path two: [" + name + "]");
            }
        });
    }

    private static Stream<Operand.Attribute> attributes(Update update) {
        return Stream.of(
                        update.set().stream().map(Update.Assignment::attribute),
                        update.remove().stream(),
                        update.add().stream().map(Update.Assignment::attribute))
                .flatMap(names -> names);
    }

    private static void checkNumber(AttributeValue value) {
        if (value.type() != AttributeValue.Type.N) {
            throw Refusals.invalid(
                    "Invalid UpdateExpression: Incorrect operand type for operator or function; operator:"
                            + " ADD, operand type: " + typeName(value) + ", typeSet: ALLOWED_FOR_ADD_OPERAND");
        }
    }

    private static String typeName(AttributeValue value) {
        return switch (value.type()) {
            case S -> "STRING";
            case B -> "BINARY";
            case BOOL -> "BOOLEAN";
            case NUL -> "NULL";
            case L -> "LIST";
            case M -> "MAP";
            default -> value.type().toString();
        };
    }

    /** What it sets, whatever it finds. */
    Map<String, AttributeValue> assigned() {
        Map<String, AttributeValue> assigned = new HashMap<>();
        update.set().forEach(set -> assigned.put(placeholders.name(set.attribute()), placeholders.value(set.value())));
        return assigned;
    }

    /** @param before the item, or only its key where there was none */
    Item apply(Map<String, AttributeValue> before, Schema schema) {
        checkKeys(schema);
        Map<String, AttributeValue> after = new HashMap<>(before);
        after.putAll(assigned());
        update.remove().forEach(removed -> after.remove(placeholders.name(removed)));
        update.add()
                .forEach(added -> after.merge(
                        placeholders.name(added.attribute()), placeholders.value(added.value()), Editing::sum));
        return schema.updated(after);
    }

    private void checkKeys(Schema schema) {
        List<String> keys =
                attributes(update).map(placeholders::name).filter(schema::isKey).toList();
        if (!keys.isEmpty()) {
            throw Refusals.invalid("One or more parameter values were invalid: Cannot update attribute "
                    + keys.getFirst() + ". This attribute is part of the key");
        }
    }

    private static AttributeValue sum(AttributeValue before, @Nullable AttributeValue added) {
        if (before.type() != AttributeValue.Type.N || added == null) {
            throw Refusals.invalid("An operand in the update expression has an incorrect data type");
        }
        BigDecimal sum = new BigDecimal(before.n()).add(new BigDecimal(added.n()));
        return AttributeValue.fromN(Numbers.write(Numbers.checked(sum.stripTrailingZeros())));
    }
}
