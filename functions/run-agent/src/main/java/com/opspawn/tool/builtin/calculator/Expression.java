package com.opspawn.tool.builtin.calculator;

import com.opspawn.tool.ToolException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What was typed, understood. Positions count characters from 1 and are those of the operator or name. */
sealed interface Expression {

    record Literal(Value value) implements Expression {}

    record Negation(Expression operand) implements Expression {}

    record Binary(Operator operator, Expression left, Expression right, int position) implements Expression {}

    record Factorial(Expression operand, int position) implements Expression {}

    record Call(Function function, List<Expression> arguments, int position) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * Works out the value.
     *
     * @throws ToolException where there is no result, with the position
     * @throws InterruptedException where the thread was told to stop
     */
    default Value evaluate() throws ToolException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return switch (this) {
            case Literal(Value value) -> value;
            case Negation(Expression operand) -> operand.evaluate().negated();
            case Binary(Operator operator, Expression left, Expression right, int position) -> {
                Value a = left.evaluate();
                Value b = right.evaluate();
                yield at(position, () -> operator.apply(a, b));
            }
            case Factorial(Expression operand, int position) -> {
                Value number = operand.evaluate();
                yield at(position, () -> Wholes.factorial(number));
            }
            case Call(Function function, List<Expression> arguments, int position) -> {
                List<Value> values = evaluateAll(arguments);
                yield at(position, () -> function.apply(values));
            }
        };
    }

    private static List<Value> evaluateAll(List<Expression> expressions) throws ToolException, InterruptedException {
        List<Value> values = new ArrayList<>();
        for (Expression expression : expressions) {
            values.add(expression.evaluate());
        }
        return values;
    }

    private static Value at(int position, Supplier<Value> operation) throws ToolException {
        try {
            return operation.get();
        } catch (ArithmeticException e) {
            throw new ToolException(e.getMessage() + " at position " + position, e);
        }
    }
}
