package com.opspawn.docs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A bash as the reader of a page has it open, in a directory with the launcher. */
final class Terminal implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private static final String END = "--end-of-block--";
    /** An answer of the API that is an error fails the command, which a reader would see and curl does not tell. */
    private static final String MANNERS = """
        opspawn() { ./opspawn "$@"; }
        curl() { command curl --fail-with-body --max-time 40 "$@"; }
        set -E -o pipefail
        trap 'echo "($BASH_COMMAND: exit code $?)" >> failures' ERR
        """;

    private final Path directory;
    private final Process bash;
    private final Writer input;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    /**
     * What a block has printed.
     *
     * @param output on both streams
     * @param failures the commands of it that failed; empty where none did
     * @param exit code of the last one
     */
    record Said(String output, String failures, int exit) {}

    Terminal(Path directory) throws IOException {
        this.directory = directory;
        ProcessBuilder builder = new ProcessBuilder("bash", "--norc", "--noprofile")
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("OPSPAWN_") || name.endsWith("_API_KEY"));
        this.bash = builder.start();
        this.input = bash.outputWriter(StandardCharsets.UTF_8);
        Thread.ofVirtual().start(this::read);
        run(MANNERS);
    }

    private void read() {
        try (BufferedReader out = bash.inputReader(StandardCharsets.UTF_8)) {
            out.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            // Its end closes the stream.
        }
    }

    Said run(String block) throws IOException {
        Path failures = directory.resolve("failures");
        Files.deleteIfExists(failures);
        Files.writeString(directory.resolve("block.sh"), block);
        input.write(". ./block.sh; printf '\\n" + END + "%d\\n' $?\n");
        input.flush();
        StringBuilder output = new StringBuilder();
        String line = next(block);
        for (; !line.startsWith(END); line = next(block)) {
            output.append(line).append('\n');
        }
        String failed = Files.exists(failures) ? Files.readString(failures) : "";
        return new Said(output.toString(), failed, Integer.parseInt(line.substring(END.length())));
    }

    private String next(String block) {
        try {
            String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("nothing more was said for " + PATIENCE_SECONDS + " s by:\n" + block);
            }
            return line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        bash.descendants().forEach(ProcessHandle::destroyForcibly);
        bash.destroyForcibly();
    }
}
