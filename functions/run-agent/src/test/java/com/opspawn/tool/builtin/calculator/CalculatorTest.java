package com.opspawn.tool.builtin.calculator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.opspawn.tool.Callers;
import com.opspawn.tool.ToolException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CalculatorTest {
    private static final String ROUNDED = " (rounded to 34 significant digits)";

    private final Calculator calculator = new Calculator();

    private String calculate(String expression) throws ToolException, InterruptedException {
        return calculator.run(JsonNodeFactory.instance.objectNode().put("expression", expression), Callers.context());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        17 * 23                       | 391
        0.1 + 0.2                     | 0.3
        1 / 8                         | 0.125
        1 / 3 * 3                     | 1
        floor(1 / 3 * 3)              | 1
        2 + 3 * 4                     | 14
        (2 + 3) * 4                   | 20
        ((((7))))                     | 7
        10 - 4 - 3                    | 3
        100 / 10 / 2                  | 5
        2 ^ 3 ^ 2                     | 512
        2 ** 10                       | 1024
        -2 ^ 2                        | -4
        (-2) ^ 2                      | 4
        2 ^ -2                        | 0.25
        --5                           | 5
        +5 - -5                       | 10
        7 % 3                         | 1
        -7 % 3                        | 2
        7.5 % 2                       | 1.5
        mod(-7, 3)                    | 2
        5!                            | 120
        3!!                           | 720
        2 ^ 3!                        | 64
        fact(20)                      | 2432902008176640000
        0 ^ 0                         | 1
        4 ^ 0.5                       | 2
        8 ^ (2 / 3)                   | 4
        (-8) ^ 3                      | -512
        sqrt(144)                     | 12
        sqrt(0.25)                    | 0.5
        sqrt(1 / 9) * 3               | 1
        cbrt(-27)                     | -3
        abs(-4.5)                     | 4.5
        round(2.5)                    | 3
        round(-2.5)                   | -3
        round(2.345, 2)               | 2.35
        round(1234, -2)               | 1200
        round(sqrt(2), 3)             | 1.414
        floor(-1.5)                   | -2
        ceil(-1.5)                    | -1
        trunc(-1.5)                   | -1
        min(3, 1, 2)                  | 1
        max(3, 1, 2)                  | 3
        max(1,234)                    | 234
        sum(3, 4, 5)                  | 12
        avg(1, 2)                     | 1.5
        gcd(12, 18, 27)               | 3
        lcm(4, 6)                     | 12
        pow(2, 0.5) ^ 2 - 2           | 0
        ln(1)                         | 0
        log(1000)                     | 3
        log10(0.001)                  | -3
        log2(8)                       | 3
        exp(0)                        | 1
        sin(0)                        | 0
        cos(0)                        | 1
        6 × 7 ÷ 2 · 3 − 1             | 62
        1e3                           | 1000
        1.5E-3                        | 0.0015
        1e2                           | 100
        100 * 10                      | 1000
        .5 + 5.                       | 5.5
        1,234,567.5 + 1               | 1234568.5
        ABS(-1) + Sqrt(4)             | 3
        12.5 / 100 * 80               | 10
        """)
    void whatIsAFiniteDecimalIsExact(String expression, String value) throws Exception {
        assertThat(calculate(expression).replace(ROUNDED, "")).isEqualTo(value);
        if (!expression.contains("pow(2, 0.5)")) {
            assertThat(calculate(expression)).doesNotContain("rounded");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        1 / 3                    | 0.3333333333333333333333333333333333
        2 / 3                    | 0.6666666666666666666666666666666667
        sqrt(2)                  | 1.414213562373095048801688724209698
        sqrt(2) * sqrt(2)        | 2
        sqrt(2) * sqrt(2) - 2    | 0
        floor(sqrt(2) ^ 2) / 3   | 0.6666666666666666666666666666666667
        pi                       | 3.141592653589793238462643383279503
        π * 1                    | 3.141592653589793238462643383279503
        e                        | 2.718281828459045235360287471352662
        sin(pi)                  | 0
        sin(pi / 6)              | 0.5
        cos(pi / 3)              | 0.5
        tan(pi / 4)              | 1
        asin(1) * 2              | 3.141592653589793238462643383279503
        acos(0) * 2              | 3.141592653589793238462643383279503
        atan(1) * 4              | 3.141592653589793238462643383279503
        ln(2)                    | 0.6931471805599453094172321214581766
        exp(1)                   | 2.718281828459045235360287471352662
        ln(exp(2))               | 2
        log(2)                   | 0.3010299956639811952137388947244930
        2 ^ 0.5                  | 1.414213562373095048801688724209698
        1.0001 ^ 100000          | 22015.45604855219864570145658165872
        sqrt(1e4000 + 1)         | 1e2000
        """)
    void whatIsNotAFiniteDecimalIsRoundedAndSaysSo(String expression, String digits) throws Exception {
        String value = calculate(expression);

        assertThat(value).endsWith(ROUNDED);
        assertThat(value).startsWith(digits.equals("1e2000") ? "1" + "0".repeat(2000) : digits.replaceAll("0$", ""));
    }

    @Test
    void manyDigitsAreGivenInFull() throws Exception {
        assertThat(calculate("2 ^ 200")).isEqualTo("1606938044258990275541962092341162602522202993782792835301376");
        assertThat(calculate("fact(1500)")).hasSize(4_115).doesNotContain("E");
        assertThat(calculate("1 / 2 ^ 100"))
                .isEqualTo(new BigDecimal(2).pow(-100, new MathContext(200)).toPlainString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        1 / 0           | division by zero at position 3
        1 / (3 - 3)     | division by zero at position 3
        5 % 0           | division by zero at position 3
        0 ^ -1          | division by zero (zero to a negative power) at position 3
        sqrt(-4)        | the square root of a negative number, which is not a real number, at position 1
        (-8) ^ (1 / 3)  | a negative number to a power that is not whole, which is not a real number, at position 6
        2 + ln(0)       | the logarithm of a number that is not above zero at position 5
        asin(2)         | the arc of a number that is not between -1 and 1 at position 1
        tan(pi / 2)     | the tangent of a right angle, which has no value, at position 1
        sin(1e200)      | an angle of more than 20 digits at position 1
        gcd(1.5, 2)     | a number that is not whole, where one must be, at position 1
        (-3)!           | the factorial of a negative number at position 5
        2 +             | expected a number, a name or '(' at position 4, found the end
        2 3             | expected an operator or the end at position 3, found '3'
        2pi             | expected an operator or the end at position 2, found 'pi'
        (2 + 3          | expected an operator or ')' at position 7, found the end
        2 + 3)          | expected an operator or the end at position 6, found ')'
        sqrt 4          | expected '(' after sqrt at position 6, found '4'
        max(1, 2        | expected ',' or ')' at position 9, found the end
        max()           | max takes 1 or more arguments, not 0, at position 1
        round(1, 2, 3)  | round takes 1 or 2 arguments, not 3, at position 1
        sqrt(1, 2)      | sqrt takes 1 argument, not 2, at position 1
        pow(2)          | pow takes 2 arguments, not 1, at position 1
        1,23            | expected an operator or the end at position 2, found ','
        max(1,000, 5)   | ambiguous ',' at position 6: write numbers without thousands separators between a function's brackets
        2 $ 3           | unexpected character '$' at position 3: use numbers, names, brackets and + - * / % ^ !
        50%             | expected a number after '%' at position 4, found the end: % is the remainder of a division; for percent write /100
        x + 1           | unknown name 'x' at position 1: known are pi, e, abs, acos, asin, atan, avg, cbrt, ceil, cos, exp, fact, floor, gcd, lcm, ln, log, log10, log2, max, min, mod, pow, round, sin, sqrt, sum, tan, trunc
        """)
    void errorsSayWhereAndWhat(String expression, String message) {
        assertThatThrownBy(() -> calculate(expression))
                .isExactlyInstanceOf(ToolException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        9^9^9^9                   | a result of more than 5000 digits at position 4
        10^5000                   | a result of more than 5000 digits at position 3
        10^-5001                  | a result closer to zero than 10^-5000 at position 3
        0.5^99999999              | a result closer to zero than 10^-5000 at position 4
        fact(10^9)                | the factorial of a number above 1700 at position 1
        1e999999999               | an exponent of ten above 5000 at position 1
        1e9999                    | a result of more than 5000 digits at position 1
        1e-9999                   | a result closer to zero than 10^-5000 at position 1
        exp(1e9)                  | a result of more than 5000 digits at position 1
        exp(-1e9)                 | a result closer to zero than 10^-5000 at position 1
        (1 + 1e-30) ^ 1e20        | an exponent above 999999999 at position 13
        2 ^ sqrt(1e4000 + 1)      | a result of more than 5000 digits at position 3
        round(1, 1e9)             | a result of more than 5000 digits at position 1
        """)
    void whatWouldEatTheMachineIsRefusedAtOnce(String expression, String message) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThatThrownBy(() -> calculate(expression))
                        .isExactlyInstanceOf(ToolException.class)
                        .hasMessage(message));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sin(1e19)",
                "cos(1e19/7)",
                "tan(1e19/7)",
                "ln(1e-4999)",
                "log2(3^9999)",
                "log(1e4999/3)",
                "1.00001^9e8",
                "7e-9^.3",
                "1e4000^.7",
                "cbrt(1e4999)",
                "sqrt(1e-4999)",
                "exp(11000.5)",
                "1700!",
                "exp(-11e3/7)",
                "atan(1e4000)",
                "atan(.9999)",
                "asin(1-1e-40)",
                "acos(1e-9)",
                "1/7^5900",
                "gcd(1700!,3^9e3)",
                "2^(1/63)",
                "(1/3)^5e3"
            })
    void anExpressionFullOfTheHardestThatIsAllowedEndsSoon(String term) {
        String expression = (term + "*0+").repeat((Limits.EXPRESSION_CHARS - 1) / (term.length() + 3)) + "1";

        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThat(calculate(expression)).startsWith("1"));
    }

    @Test
    void longAndDeepExpressionsAreRefused() {
        assertThatThrownBy(() -> calculate("1+".repeat(500) + "1"))
                .hasMessage("the expression has 1001 characters, more than the 1000 allowed: calculate it in parts");
        assertThatThrownBy(() -> calculate("(".repeat(400) + "1" + ")".repeat(400)))
                .hasMessage("nesting deeper than 100 at position 101: calculate it in parts");
        assertThatThrownBy(() -> calculate("-".repeat(999)))
                .hasMessage("nesting deeper than 100 at position 101: calculate it in parts");
        assertThatThrownBy(() -> calculate("2^".repeat(400) + "1"))
                .hasMessage("nesting deeper than 100 at position 201: calculate it in parts");
    }

    @Test
    void aLongSumIsCalculated() throws Exception {
        assertThat(calculate("1+".repeat(499) + "1")).isEqualTo("500");
    }

    @Test
    void anInterruptedCalculationStops() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> calculate("1 + 1")).isExactlyInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void theSpecNamesItsOneArgument() {
        assertThat(calculator.spec().name()).isEqualTo("calculator");
        assertThat(calculator.spec().parameters().toString()).isEqualTo("""
            {"type":"object","properties":{"expression":{"type":"string","minLength":1,"maxLength":1000,\
            "description":"The expression, for example (17 * 23 + sqrt(2)) / 3 or 12.5 / 100 * 80."}},\
            "required":["expression"],"additionalProperties":false}\
            """);
    }
}
