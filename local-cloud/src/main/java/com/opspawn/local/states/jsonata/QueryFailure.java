package com.opspawn.local.states.jsonata;

import java.util.Optional;

/**
 * An expression that compiled but gave no usable value; AWS's {@code States.QueryEvaluationError}. The message is
 * AWS's sentence without the prefix that names the state, and {@link #field} says where the expression stands.
 *
 * <p>It is thrown through nested templates and turned into a value by the state that evaluated them.
 */
public final class QueryFailure extends RuntimeException {
    private final transient Optional<String> field;

    public QueryFailure(String field, String message) {
        this(Optional.of(field), message);
    }

    private QueryFailure(Optional<String> field, String message) {
        super(message, null, false, false);
        this.field = field;
    }

    /** A failure of what a state is given, which stands in no field of it. */
    public static QueryFailure ofInput(String message) {
        return new QueryFailure(Optional.empty(), message);
    }

    static QueryFailure of(String field, String expression, String what) {
        return new QueryFailure(
                field,
                "The JSONata expression '%s' specified for the field '%s' %s".formatted(expression, field, what));
    }

    /** A value of another type than the field takes. */
    public static QueryFailure type(String field, String expression, String expected, Object found, String text) {
        return of(
                field,
                expression,
                "returned an unexpected result type. Expected '%s', but was '%s' for value: %s"
                        .formatted(expected, found, text));
    }

    /** The field's path within its state, such as {@code Output/total} or {@code Choices[1]/Condition}, if there is one. */
    public Optional<String> field() {
        return field;
    }
}
