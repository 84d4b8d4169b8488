package com.opspawn.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * What is logged, and how.
 *
 * @param ours the lowest level that is told of what this system says; empty for none
 * @param others likewise of what libraries say
 */
record LogSettings(LogFormat format, Optional<Level> ours, Optional<Level> others) {
    private static final String OURS = "com.opspawn.";
    /** A resource of tests that simulate what is warned of: {@code level=off}. */
    private static final String FILE = "/opspawn-log.properties";

    /**
     * Lambda says by its own variables what the template's {@code LoggingConfig} wants. Elsewhere a person reads along, and
     * is told what went wrong.
     */
    static LogSettings read(Map<String, String> variables) {
        if (!"JSON".equalsIgnoreCase(variables.get("AWS_LAMBDA_LOG_FORMAT"))) {
            return new LogSettings(LogFormat.TEXT, level(ofFile(), Level.WARN), Optional.empty());
        }
        Optional<Level> ours = level(variables.get("AWS_LAMBDA_LOG_LEVEL"), Level.INFO);
        return new LogSettings(
                LogFormat.JSON, ours, ours.map(level -> level.toInt() < Level.WARN.toInt() ? Level.WARN : level));
    }

    private static @Nullable String ofFile() {
        try (InputStream file = LogSettings.class.getResourceAsStream(FILE)) {
            Properties properties = new Properties();
            if (file != null) {
                properties.load(file);
            }
            return properties.getProperty("level");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lambda's FATAL is the level above ERROR, where nothing is. */
    private static Optional<Level> level(@Nullable String name, Level usual) {
        return switch (name == null ? "" : name.toUpperCase(Locale.ROOT)) {
            case "" -> Optional.of(usual);
            case "TRACE" -> Optional.of(Level.TRACE);
            case "DEBUG" -> Optional.of(Level.DEBUG);
            case "INFO" -> Optional.of(Level.INFO);
            case "WARN" -> Optional.of(Level.WARN);
            case "ERROR" -> Optional.of(Level.ERROR);
            default -> Optional.empty();
        };
    }

    boolean tells(String logger, Level level) {
        Optional<Level> lowest = logger.startsWith(OURS) ? ours : others;
        return lowest.filter(at -> level.toInt() >= at.toInt()).isPresent();
    }
}
