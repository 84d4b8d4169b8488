package com.opspawn.tool.builtin.calculator;

import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A function by the name that an expression calls it.
 *
 * @param fewest how many arguments it takes at least
 * @param most how many it takes at most
 */
record Function(String name, int fewest, int most, Rule rule) {
    private static final int MANY = Integer.MAX_VALUE;

    private static final List<Function> ALL = List.of(
            of("abs", Value::abs),
            of("acos", Angles::arcCosine),
            of("asin", Angles::arcSine),
            of("atan", Angles::arcTangent),
            new Function("avg", 1, MANY, args -> sum(args).dividedBy(Value.of(args.size()))),
            of("cbrt", number -> Powers.root(number, 3)),
            of("ceil", Wholes::ceiling),
            of("cos", Angles::cosine),
            of("exp", Logarithms::exponential),
            of("fact", Wholes::factorial),
            of("floor", Value::floor),
            folding("gcd", Wholes::greatestCommonDivisor),
            folding("lcm", Wholes::leastCommonMultiple),
            of("ln", Logarithms::natural),
            of("log", number -> Logarithms.base(10, number)),
            of("log10", number -> Logarithms.base(10, number)),
            of("log2", number -> Logarithms.base(2, number)),
            folding("max", (a, b) -> a.minus(b).signum() >= 0 ? a : b),
            folding("min", (a, b) -> a.minus(b).signum() <= 0 ? a : b),
            new Function("mod", 2, 2, args -> Wholes.modulo(args.get(0), args.get(1))),
            new Function("pow", 2, 2, args -> Powers.power(args.get(0), args.get(1))),
            new Function("round", 1, 2, args -> Wholes.round(args.get(0), args.size() > 1 ? args.get(1) : Value.of(0))),
            of("sin", Angles::sine),
            of("sqrt", number -> Powers.root(number, 2)),
            folding("sum", Value::plus),
            of("tan", Angles::tangent),
            of("trunc", Wholes::truncate));

    /** What it takes and gives; throws {@link ArithmeticException} where there is no result. */
    @FunctionalInterface
    interface Rule {
        Value apply(List<Value> arguments);
    }

    private static Function of(String name, UnaryOperator<Value> rule) {
        return new Function(name, 1, 1, args -> rule.apply(args.getFirst()));
    }

    private static Function folding(String name, BinaryOperator<Value> rule) {
        return new Function(name, 1, MANY, args -> args.stream().reduce(rule).orElseThrow());
    }

    private static Value sum(List<Value> arguments) {
        return arguments.stream().reduce(Value.Exact.ZERO, Value::plus);
    }

    static Optional<Function> named(String name) {
        return ALL.stream().filter(f -> f.name().equals(name)).findFirst();
    }

    static String names() {
        return ALL.stream().map(Function::name).collect(Collectors.joining(", "));
    }

    boolean takes(int arguments) {
        return arguments >= fewest && arguments <= most;
    }

    /** How many arguments it takes, in words. */
    String arity() {
        if (most == MANY) {
            return fewest + " or more arguments";
        }
        String count = fewest == most ? "" + fewest : fewest + " or " + most;
        return count + (most == 1 ? " argument" : " arguments");
    }

    Value apply(List<Value> arguments) {
        return rule.apply(arguments);
    }
}
