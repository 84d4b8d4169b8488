package com.opspawn.log;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** Writes each event as one piece, so that lines of several threads do not mix. */
final class LineLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1;

    private final transient LogSettings settings;
    private final transient InstantSource clock;
    private final transient Supplier<PrintStream> out;

    /** @param out asked for each line: tests, and Lambda's runtime, put another stream in its place */
    LineLogger(String name, LogSettings settings, InstantSource clock, Supplier<PrintStream> out) {
        this.name = name;
        this.settings = settings;
        this.clock = clock;
        this.out = out;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            @Nullable String pattern,
            @Nullable Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        String message = String.valueOf(MessageFormatter.basicArrayFormat(pattern, arguments));
        Map<String, String> context =
                Optional.ofNullable(MDC.getCopyOfContextMap()).orElse(Map.of());
        LogEvent event = new LogEvent(clock.instant(), level, name, message, context, Optional.ofNullable(thrown));
        out.get().println(settings.format().line(event));
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    public boolean isTraceEnabled() {
        return settings.tells(name, Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return settings.tells(name, Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return settings.tells(name, Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return settings.tells(name, Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return settings.tells(name, Level.ERROR);
    }
}
