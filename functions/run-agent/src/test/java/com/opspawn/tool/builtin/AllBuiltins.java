package com.opspawn.tool.builtin;

import java.time.Clock;

/** Makes every built-in tool in a JVM of its own, for a test that watches which classes that loads. */
final class AllBuiltins {
    private AllBuiltins() {}

    public static void main(String[] args) {
        BuiltinTools.all(Clock.systemUTC())
                .forEach(tool -> System.out.println("made " + tool.spec().name()));
    }
}
