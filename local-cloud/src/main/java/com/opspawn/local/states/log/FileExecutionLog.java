package com.opspawn.local.states.log;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file of JSON lines, appended to, one line for each start and each end.
 *
 * <p>Every line is handed to the operating system before the call returns, so that a killed process loses nothing; a
 * machine that loses power may. A torn last line is left out. The file is rewritten when it is opened, with every open
 * execution and the latest that have ended, so that it does not grow from run to run.
 */
public final class FileExecutionLog implements ExecutionLog {
    private static final String FILE = "executions.jsonl";

    private final Map<String, LoggedExecution> known;
    private final OutputStream file;
    /** Whether the last write may have left half a line behind, which must not swallow the next one. */
    private boolean torn;

    /** @param file where lines are added */
    FileExecutionLog(Map<String, LoggedExecution> known, OutputStream file) {
        this.known = known;
        this.file = file;
    }

    /**
     * Opens the log of a directory, which is made where it is missing.
     *
     * @param keepEnded how many ended executions to keep
     * @throws UncheckedIOException if the file can be neither read nor written
     */
    public static FileExecutionLog open(Path directory, int keepEnded) {
        try {
            Files.createDirectories(directory);
            Path path = directory.resolve(FILE);
            Map<String, LoggedExecution> known = read(path);
            forgetOldest(known, keepEnded);
            rewrite(path, known);
            return new FileExecutionLog(known, new FileOutputStream(path.toFile(), true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<LoggedExecution> executions() {
        return List.copyOf(known.values());
    }

    @Override
    public void started(ExecutionStart start) {
        append(LogLine.of(start));
    }

    @Override
    public void ended(String arn, ExecutionEnd end) {
        append(LogLine.of(arn, end));
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // One unbuffered write for each line: a line is in the file as a whole, or is its torn last one.
    private synchronized void append(String line) {
        byte[] bytes = ((torn ? "\n" : "") + line + "\n").getBytes(StandardCharsets.UTF_8);
        torn = true;
        try {
            file.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        torn = false;
    }

    private static Map<String, LoggedExecution> read(Path path) throws IOException {
        Map<String, LoggedExecution> executions = new LinkedHashMap<>();
        if (Files.exists(path)) {
            String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
            text.lines().forEach(line -> LogLine.parse(line).ifPresent(entry -> apply(entry, executions)));
        }
        return executions;
    }

    private static void apply(LogLine entry, Map<String, LoggedExecution> executions) {
        switch (entry) {
            case LogLine.Started(ExecutionStart start) ->
                executions.put(start.arn(), new LoggedExecution(start, Optional.empty()));
            case LogLine.Ended(String arn, ExecutionEnd end) ->
                executions.computeIfPresent(arn, (key, open) -> new LoggedExecution(open.start(), Optional.of(end)));
        }
    }

    private static void forgetOldest(Map<String, LoggedExecution> executions, int keepEnded) {
        long ended = executions.values().stream()
                .filter(execution -> execution.end().isPresent())
                .count();
        var oldest = executions.values().iterator();
        while (ended > keepEnded && oldest.hasNext()) {
            if (oldest.next().end().isPresent()) {
                oldest.remove();
                ended--;
            }
        }
    }

    // Written beside and moved over, so that a kill in the middle leaves the old file whole.
    private static void rewrite(Path path, Map<String, LoggedExecution> executions) throws IOException {
        Path fresh = path.resolveSibling(FILE + ".new");
        try (var writer = Files.newBufferedWriter(fresh)) {
            for (LoggedExecution execution : executions.values()) {
                writer.write(LogLine.of(execution.start()) + "\n");
                if (execution.end().isPresent()) {
                    writer.write(
                            LogLine.of(execution.start().arn(), execution.end().get()) + "\n");
                }
            }
        }
        Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
