package com.opspawn.tool.builtin.calculator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random expressions, each with its value worked out beside it in plain BigDecimal arithmetic. */
final class RandomExpressionTest {
    private static final int EXPRESSIONS = 2_000;

    /** An expression that can stand between any two operators, and its value. */
    private record Case(String text, BigDecimal value) {
        Case bracketed() {
            return new Case("(" + text + ")", value);
        }
    }

    @Test
    void everyExpressionHasTheValueOfItsBigDecimalTwin() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < EXPRESSIONS; i++) {
            Case expression = any(random, 4);
            BigDecimal value =
                    new BigDecimal(Parser.parse(expression.text()).evaluate().text());

            assertThat(value).as("seed %d: %s", seed, expression.text()).isEqualByComparingTo(expression.value());
        }
    }

    private static Case any(Random random, int depth) {
        if (depth == 0) {
            BigDecimal number = new BigDecimal(random.nextInt(100_000)).movePointLeft(random.nextInt(4));
            return new Case(number.toPlainString(), number);
        }
        Case a = any(random, depth - 1);
        Case b = any(random, random.nextInt(depth));
        return switch (random.nextInt(9)) {
            case 0 ->
                new Case("(" + a.text() + " + " + b.text() + ")", a.value().add(b.value()));
            case 1 -> new Case("(" + a.text() + "-" + b.text() + ")", a.value().subtract(b.value()));
            case 2 -> new Case(a.text() + "*" + b.text(), a.value().multiply(b.value())).bracketed();
            case 3 -> new Case(a.text() + " / 8", a.value().divide(new BigDecimal(8))).bracketed();
            case 4 -> new Case("(-" + a.text() + ")", a.value().negate());
            case 5 ->
                new Case(
                        "max(" + a.text() + "," + b.text() + ", 0)",
                        a.value().max(b.value()).max(BigDecimal.ZERO));
            case 6 -> new Case("floor(" + a.text() + ")", a.value().setScale(0, RoundingMode.FLOOR));
            case 7 -> new Case(a.text() + " ^ 2", a.value().multiply(a.value())).bracketed();
            default -> new Case("round(" + a.text() + ", 2)", a.value().setScale(2, RoundingMode.HALF_UP));
        };
    }
}
