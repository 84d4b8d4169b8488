package com.opspawn.log;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.helpers.BasicMDCAdapter;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** What stands behind SLF4J, which finds it by itself. docs/decisions/0014-observability.md says why it is our own. */
public final class LogProvider implements SLF4JServiceProvider {
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter context = new BasicMDCAdapter();
    private final ILoggerFactory loggers;

    public LogProvider() {
        this(LogSettings.read(System.getenv()), InstantSource.system());
    }

    private LogProvider(LogSettings settings, InstantSource clock) {
        // On AWS a line on standard output is a log event; on a laptop that stream is for answers.
        Supplier<PrintStream> out = () -> settings.format() == LogFormat.JSON ? System.out : System.err;
        Map<String, Logger> known = new ConcurrentHashMap<>();
        this.loggers = name -> known.computeIfAbsent(name, absent -> new LineLogger(absent, settings, clock, out));
    }

    @Override
    public void initialize() {}

    @Override
    public ILoggerFactory getLoggerFactory() {
        return loggers;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return context;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }
}
