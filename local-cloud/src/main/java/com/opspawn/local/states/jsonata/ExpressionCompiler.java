package com.opspawn.local.states.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Compiles expressions, with AWS's functions in scope. */
public final class ExpressionCompiler {
    private final AwsFunctions functions;

    /**
     * A compiler whose expressions share these sources of chance.
     *
     * @param random what {@code $random()} draws from
     * @param uuids what {@code $uuid()} answers, one at each call
     */
    public ExpressionCompiler(RandomGenerator random, Supplier<String> uuids) {
        functions = new AwsFunctions(random, uuids);
    }

    /**
     * Compiles the text between the braces.
     *
     * @throws InvalidExpression if the text is not JSONata
     */
    public Expression compile(String source) throws InvalidExpression {
        try {
            Jsonata compiled = Jsonata.jsonata(source);
            // Inputs are plain values already, and outputs are converted by copy: the engine must change neither.
            compiled.setValidateInput(false);
            compiled.setOutputConvertNulls(false);
            functions.registerIn(compiled);
            return new Expression(source, compiled);
        } catch (JException e) {
            throw new InvalidExpression(Expression.describe(e), e);
        }
    }
}
