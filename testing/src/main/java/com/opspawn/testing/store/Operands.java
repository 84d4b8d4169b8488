package com.opspawn.testing.store;

import java.util.OptionalInt;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What DynamoDB refuses in a condition before it has looked at any item. */
final class Operands {
    private final String invalid;
    private final Placeholders placeholders;

    Operands(String kind, Placeholders placeholders) {
        this.invalid = "Invalid " + kind + ": ";
        this.placeholders = placeholders;
    }

    void check(Condition condition) {
        switch (condition) {
            case Condition.And(Condition left, Condition right) -> {
                check(left);
                check(right);
            }
            case Condition.Or(Condition left, Condition right) -> {
                check(left);
                check(right);
            }
            case Condition.Not(Condition negated) -> check(negated);
            case Condition.Exists _, Condition.NotExists _ -> {}
            case Condition.BeginsWith(Operand.Attribute attribute, Operand prefix) -> {
                checkDistinct("begins_with", attribute, prefix);
                checkType("begins_with", prefix, false);
            }
            case Condition.Between between -> checkBetween(between);
            case Condition.Comparison comparison -> checkComparison(comparison);
        }
    }

    private void checkComparison(Condition.Comparison comparison) {
        String sign = comparison.comparator().sign();
        checkDistinct(sign, comparison.left(), comparison.right());
        switch (comparison.comparator()) {
            case EQUAL, UNEQUAL -> {}
            case LESS, AT_MOST, GREATER, AT_LEAST -> {
                checkType(sign, comparison.left(), true);
                checkType(sign, comparison.right(), true);
            }
        }
    }

    private void checkDistinct(String operator, Operand first, Operand second) {
        if (first instanceof Operand.Attribute one
                && second instanceof Operand.Attribute other
                && placeholders.name(one).equals(placeholders.name(other))) {
            throw Refusals.invalid(invalid
                    + "The first operand must be distinct from the remaining operands for this operator or function;"
                    + " operator: " + operator + ", first operand: [" + placeholders.name(one) + "]");
        }
    }

    private void checkType(String operator, Operand operand, boolean numbersToo) {
        if (!(operand instanceof Operand.Value named)) {
            return;
        }
        AttributeValue.Type type = placeholders.value(named).type();
        if (!Comparing.isOrdered(type) || (type == AttributeValue.Type.N && !numbersToo)) {
            throw Refusals.invalid(invalid + "Incorrect operand type for operator or function; operator or function: "
                    + operator + ", operand type: " + (type == AttributeValue.Type.NUL ? "NULL" : type));
        }
    }

    private void checkBetween(Condition.Between between) {
        checkType("BETWEEN", between.operand(), true);
        checkType("BETWEEN", between.low(), true);
        checkType("BETWEEN", between.high(), true);
        if (between.low() instanceof Operand.Value low && between.high() instanceof Operand.Value high) {
            checkBounds(placeholders.value(low), placeholders.value(high));
        }
    }

    private void checkBounds(AttributeValue low, AttributeValue high) {
        OptionalInt order = Comparing.order(low, high);
        String bounds = "; lower bound operand: AttributeValue: {" + text(low)
                + "}, upper bound operand: AttributeValue: {" + text(high) + "}";
        if (order.isEmpty()) {
            throw Refusals.invalid(
                    invalid + "The BETWEEN operator requires same data type for lower and upper bounds" + bounds);
        }
        if (order.getAsInt() > 0) {
            throw Refusals.invalid(invalid
                    + "The BETWEEN operator requires upper bound to be greater than or equal to lower bound" + bounds);
        }
    }

    private static String text(AttributeValue value) {
        return switch (value.type()) {
            case S -> "S:" + value.s();
            case N -> "N:" + value.n();
            default -> value.type().toString();
        };
    }
}
