package com.opspawn.tool;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a method with langchain4j's {@code @Tool} runs. Without it, all of these defaults hold. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Runs {

    /** What running it twice would do. Not {@link Effect#RECONCILABLE}, which a method alone cannot be. */
    Effect effect() default Effect.ONCE;

    /** The longest that one call may take; above zero. */
    int timeoutSeconds() default 30;

    /** The longest output that is passed on; what is longer is cut with a mark. Above zero. */
    int maxOutputChars() default 20_000;
}
