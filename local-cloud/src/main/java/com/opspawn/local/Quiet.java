package com.opspawn.local;

import java.util.List;

/** Keeps the libraries' own logging off the terminal of whoever runs the local cloud. */
final class Quiet {
    private static final List<String> TALKATIVE =
            List.of("org.eclipse.jetty", "org.apache.pekko", "org.elasticmq", "scalikejdbc");

    private Quiet() {}

    /** Must run before their classes load. What the user has set stays. */
    static void logging() {
        // SLF4J announces on standard error that it has no logger behind it.
        System.getProperties().putIfAbsent("slf4j.internal.verbosity", "ERROR");
        TALKATIVE.forEach(name -> System.getProperties().putIfAbsent("org.slf4j.simpleLogger.log." + name, "off"));
    }
}
