package com.opspawn.local.states.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One compiled JSONata expression. Made by {@link ExpressionCompiler}; may be evaluated by many threads at once. */
public final class Expression {
    /** AWS's own bounds on one evaluation: five seconds, and a hundred nested levels. */
    private static final long TIMEOUT_MILLIS = 5_000;

    private static final int MAX_DEPTH = 100;

    private final String source;
    private final Jsonata compiled;

    Expression(String source, Jsonata compiled) {
        this.source = source;
        this.compiled = compiled;
    }

    /** The text between <code>{%</code> and <code>%}</code>, trimmed. */
    public String source() {
        return source;
    }

    /**
     * The expression's value, as a {@linkplain com.opspawn.local.states.json plain value}.
     *
     * @param variables what <code>$name</code> stands for, by name
     * @param field where the expression stands in its state; errors name it
     * @throws QueryFailure if evaluation fails, or its result is undefined or not JSON
     */
    public @Nullable Object evaluate(Map<String, @Nullable Object> variables, String field) {
        Object result = run(variables, field);
        if (result == null) {
            throw QueryFailure.of(field, source, "returned nothing (undefined).");
        }
        if (!Results.isJson(result)) {
            throw QueryFailure.of(field, source, "returned an unsupported result type.");
        }
        return Results.toPlain(result);
    }

    @SuppressWarnings("NullAway") // the library is not annotated: no context item is a null input
    private @Nullable Object run(Map<String, @Nullable Object> variables, String field) {
        Jsonata.Frame frame = compiled.createFrame();
        frame.setRuntimeBounds(TIMEOUT_MILLIS, MAX_DEPTH);
        // An unbound name and one bound to Java's null are both undefined; JSON's null needs the engine's own mark.
        variables.forEach((name, value) -> frame.bind(name, value == null ? Jsonata.NULL_VALUE : value));
        try {
            return compiled.evaluate(null, frame);
        } catch (JException e) {
            throw threw(field, describe(e));
        } catch (RuntimeException e) {
            throw threw(field, Optional.ofNullable(e.getMessage()).orElse(e.toString()));
        }
    }

    private QueryFailure threw(String field, String what) {
        return QueryFailure.of(field, source, "threw an error during evaluation. " + what);
    }

    static String describe(JException e) {
        String code = e.getError();
        return code.matches("[A-Z]\\d{4}") ? code + ": " + e.getMessage() : code;
    }
}
