package com.opspawn.mcp.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server's process, with everything that it starts itself. Its standard error goes to the log; its last line is kept for
 * the message where it does not come up.
 */
final class ChildProcess {
    /** What a program needs to find its files, its language and other programs; nothing of ours is secret here. */
    private static final Set<String> INHERITED =
            Set.of("PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR");

    private static final int LONGEST_ERROR_LINE = 64 * 1024;
    private static final int LONGEST_LOG_LINE = 500;
    private static final int MAX_QUEUED = 256;
    private static final int GRACE_SECONDS = 2;
    private static final Logger LOG = LoggerFactory.getLogger(ChildProcess.class);

    private final Process process;
    private final Secrets secrets;
    private final BlockingQueue<byte[]> outgoing = new LinkedBlockingQueue<>(MAX_QUEUED);
    private final Thread killer = new Thread(this::kill);
    private volatile String lastWords = "";

    private ChildProcess(Process process, Secrets secrets) {
        this.process = process;
        this.secrets = secrets;
    }

    /** @throws IOException where there is no such command, or no process may be started here */
    static ChildProcess start(Endpoint.Stdio endpoint, Secrets secrets) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(endpoint.command());
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().putAll(endpoint.environment());
        endpoint.directory().ifPresent(directory -> builder.directory(directory.toFile()));
        ChildProcess child = new ChildProcess(builder.start(), secrets);
        Runtime.getRuntime().addShutdownHook(child.killer);
        daemon("mcp-write", child::write);
        daemon("mcp-errors", child::drainErrors);
        return child;
    }

    /** Reading and writing a pipe blocks its carrier, so these are no virtual threads. */
    static void daemon(String name, Runnable work) {
        Thread.ofPlatform().daemon().name(name).start(work);
    }

    Lines lines() {
        return new Lines(process.getInputStream(), Connection.MAX_MESSAGE_BYTES);
    }

    /** Whether it will be written; a server that does not read its input must not hold up who speaks to it. */
    boolean send(String line) {
        return process.isAlive() && outgoing.offer((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** How it ended, for messages. */
    String ending() throws InterruptedException {
        String code = process.waitFor(1, TimeUnit.SECONDS) ? " with exit code " + process.exitValue() : "";
        return "ended" + code + (lastWords.isEmpty() ? "" : "; its last words were: " + lastWords);
    }

    private void write() {
        try (OutputStream out = process.getOutputStream()) {
            while (process.isAlive()) {
                byte[] line = outgoing.poll(1, TimeUnit.SECONDS);
                if (line != null && line.length == 0) {
                    return;
                }
                if (line != null) {
                    out.write(line);
                    out.flush();
                }
            }
        } catch (IOException gone) {
            LOG.debug("a server no longer reads: {}", gone.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void drainErrors() {
        Lines lines = new Lines(process.getErrorStream(), LONGEST_ERROR_LINE);
        try {
            while (drainError(lines)) {
                // The next line.
            }
        } catch (IOException gone) {
            LOG.debug("a server's errors end: {}", gone.getMessage());
        }
    }

    /** Goes on whatever comes: a process whose errors nobody reads stands still. */
    private boolean drainError(Lines lines) throws IOException {
        try {
            Optional<byte[]> line = lines.next();
            line.ifPresent(bytes -> log(new String(bytes, StandardCharsets.UTF_8)));
            return line.isPresent();
        } catch (Lines.TooLong e) {
            LOG.debug("a line of errors is longer than {} bytes", LONGEST_ERROR_LINE);
            return true;
        }
    }

    private void log(String line) {
        String text = secrets.hide(line).strip();
        String shown = text.length() > LONGEST_LOG_LINE ? text.substring(0, LONGEST_LOG_LINE) + "…" : text;
        if (!shown.isEmpty()) {
            lastWords = shown;
            LOG.debug("{}", shown);
        }
    }

    /** Closes its input, which is how it is told to end, and helps where that is not enough. */
    void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        outgoing.clear();
        outgoing.offer(new byte[0]);
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                all.forEach(ProcessHandle::destroy);
                process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
        forget();
    }

    /** With its descendants, at once. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        forget();
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(killer);
        } catch (IllegalStateException shuttingDown) {
            LOG.debug("the hook itself is running");
        }
    }
}
