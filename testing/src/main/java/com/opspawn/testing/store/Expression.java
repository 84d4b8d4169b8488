package com.opspawn.testing.store;

import java.util.Set;

/**
 * An expression, read once.
 *
 * @param kind the request's parameter, such as {@code ConditionExpression}
 * @param names the {@code #n} in it
 * @param values the {@code :v} in it
 */
record Expression<T>(String kind, T meaning, Set<String> names, Set<String> values) {
    Expression {
        names = Set.copyOf(names);
        values = Set.copyOf(values);
    }
}
