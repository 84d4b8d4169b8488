package com.opspawn.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of one task, called again and again: once with nothing going wrong, once for each crash point, and under many random
 * faults. The method takes a {@link Simulation}, builds anew whatever a run may change, runs it, and looks at what came of
 * it:
 *
 * <pre>{@code
 * @CrashTest
 * void refundIsPaidOnce(Simulation task) {
 *     Bank bank = new Bank();
 *     task.tool(new Refund(bank)).model(calls(call("1", "refund", "{\"order\": 7}")), says("Done.")).run();
 *
 *     assertThat(bank.payments(7)).isEqualTo(1);
 * }
 * }</pre>
 *
 * <p>At the first failure the faults are made as few and as plain as they can be; the message has them as a test to paste.
 * The system properties {@code opspawn.crash.seed} and {@code opspawn.crash.random} change seed and number for all such tests.
 */
@Documented
@Test
@ExtendWith(CrashTestExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface CrashTest {

    /** Whether each crash point is tried, alone and with a second delivery. */
    boolean everyPoint() default true;

    /** How many random schedules of several faults are tried. */
    int random() default 200;

    /** What those are drawn from: the same seed gives the same. */
    long seed() default 1;
}
