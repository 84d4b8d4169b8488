package com.opspawn.tool.builtin.calculator;

import ch.obermuhlner.math.big.BigDecimalMath;
import com.opspawn.tool.ToolException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Understands an expression by recursive descent.
 *
 * <pre>
 * sum     = product { ("+" | "-") product }
 * product = signed { ("*" | "/" | "%") signed }
 * signed  = ("+" | "-") signed | power
 * power   = postfix [ "^" signed ]            right to left; -2^2 is -4, as in mathematics
 * postfix = primary { "!" }
 * primary = number | constant | function "(" sum { "," sum } ")" | "(" sum ")"
 * </pre>
 */
final class Parser {
    private static final int EXPONENT_CHARS = 6;

    private final List<Token> tokens;
    private int next;
    private int depth;

    private Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** @throws ToolException where it is no expression, with the position and what was expected there */
    static Expression parse(String source) throws ToolException {
        if (source.length() > Limits.EXPRESSION_CHARS) {
            throw new ToolException("the expression has " + source.length() + " characters, more than the "
                    + Limits.EXPRESSION_CHARS + " allowed: calculate it in parts");
        }
        Parser parser = new Parser(Tokens.of(source));
        Expression expression = parser.sum();
        if (parser.peek().kind() != Token.Kind.END) {
            throw parser.expected("an operator or the end");
        }
        return expression;
    }

    private Expression sum() throws ToolException {
        Expression left = product();
        while (true) {
            int position = peek().position();
            if (take("+")) {
                left = new Expression.Binary(Operator.PLUS, left, product(), position);
            } else if (take("-")) {
                left = new Expression.Binary(Operator.MINUS, left, product(), position);
            } else {
                return left;
            }
        }
    }

    private Expression product() throws ToolException {
        Expression left = signed();
        while (true) {
            int position = peek().position();
            if (take("*")) {
                left = new Expression.Binary(Operator.TIMES, left, signed(), position);
            } else if (take("/")) {
                left = new Expression.Binary(Operator.DIVIDED_BY, left, signed(), position);
            } else if (take("%")) {
                left = new Expression.Binary(Operator.MODULO, left, remainderDivisor(), position);
            } else {
                return left;
            }
        }
    }

    private Expression remainderDivisor() throws ToolException {
        Token token = peek();
        if (token.kind() == Token.Kind.END || token.is(")") || token.is("*") || token.is("/")) {
            throw new ToolException("expected a number after '%' at position " + token.position() + ", found "
                    + token.described() + ": % is the remainder of a division; for percent write /100");
        }
        return signed();
    }

    private Expression signed() throws ToolException {
        enter();
        Expression expression;
        if (take("-")) {
            expression = new Expression.Negation(signed());
        } else if (take("+")) {
            expression = signed();
        } else {
            expression = power();
        }
        depth--;
        return expression;
    }

    private void enter() throws ToolException {
        if (++depth > Limits.NESTING) {
            throw new ToolException("nesting deeper than " + Limits.NESTING + " at position " + peek().position()
                    + ": calculate it in parts");
        }
    }

    private Expression power() throws ToolException {
        Expression base = postfix();
        int position = peek().position();
        return take("^") ? new Expression.Binary(Operator.POWER, base, signed(), position) : base;
    }

    private Expression postfix() throws ToolException {
        Expression expression = primary();
        int position = peek().position();
        while (take("!")) {
            expression = new Expression.Factorial(expression, position);
            position = peek().position();
        }
        return expression;
    }

    private Expression primary() throws ToolException {
        Token token = peek();
        return switch (token.kind()) {
            case NUMBER -> number();
            case NAME -> named();
            case SYMBOL, END -> bracketed();
        };
    }

    private Expression number() throws ToolException {
        Token token = tokens.get(next++);
        int exponent = token.text().toLowerCase(Locale.ROOT).indexOf('e');
        try {
            if (exponent >= 0 && token.text().length() - exponent > EXPONENT_CHARS) {
                throw new ArithmeticException("an exponent of ten above " + Limits.DIGITS);
            }
            return new Expression.Literal(Value.exact(new BigDecimal(token.text())));
        } catch (ArithmeticException e) {
            throw new ToolException(e.getMessage() + " at position " + token.position(), e);
        }
    }

    private Expression named() throws ToolException {
        Token name = tokens.get(next++);
        return switch (name.text()) {
            case "pi" -> new Expression.Literal(Value.rounded(BigDecimalMath.pi(Limits.WORKING)));
            case "e" -> new Expression.Literal(Value.rounded(BigDecimalMath.e(Limits.WORKING)));
            default -> call(name);
        };
    }

    private Expression call(Token name) throws ToolException {
        Function function = Function.named(name.text())
                .orElseThrow(() -> new ToolException("unknown name '" + name.text() + "' at position " + name.position()
                        + ": known are pi, e, " + Function.names()));
        if (!take("(")) {
            throw expected("'(' after " + name.text());
        }
        List<Expression> arguments = arguments();
        if (!function.takes(arguments.size())) {
            throw new ToolException(name.text() + " takes " + function.arity() + ", not " + arguments.size()
                    + ", at position " + name.position());
        }
        return new Expression.Call(function, arguments, name.position());
    }

    private List<Expression> arguments() throws ToolException {
        List<Expression> arguments = new ArrayList<>();
        if (take(")")) {
            return arguments;
        }
        do {
            arguments.add(sum());
        } while (take(","));
        if (!take(")")) {
            throw expected("',' or ')'");
        }
        return arguments;
    }

    private Expression bracketed() throws ToolException {
        if (!take("(")) {
            throw expected("a number, a name or '('");
        }
        Expression inner = sum();
        if (!take(")")) {
            throw expected("an operator or ')'");
        }
        return inner;
    }

    private Token peek() {
        return tokens.get(next);
    }

    private boolean take(String symbol) {
        boolean found = peek().is(symbol);
        if (found) {
            next++;
        }
        return found;
    }

    private ToolException expected(String what) {
        Token token = peek();
        return new ToolException(
                "expected " + what + " at position " + token.position() + ", found " + token.described());
    }
}
