package com.opspawn.testing.planted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A bug as a change of one source file.
 *
 * @param name what it does wrong
 * @param hint where the suites found it last: they begin there, and go on to all else if it is not there any more
 * @param file from the project's root
 * @param correct the very text that stands there once
 * @param wrong what is put in its place
 */
record PlantedBug(String name, String hint, String file, String correct, String wrong) {
    private static final Path ROOT = Path.of(System.getProperty("opspawn.root", ".."));

    /** The source with the bug in it. */
    String source() throws IOException {
        String source = Files.readString(ROOT.resolve(file));
        int place = source.indexOf(correct);
        if (place < 0 || source.indexOf(correct, place + 1) >= 0) {
            throw new IllegalStateException("bug '" + name + "': its text does not stand exactly once in " + file
                    + " any more; plant it anew: " + correct);
        }
        return source.replace(correct, wrong);
    }

    /** Such as {@code com.opspawn.agent.Step}. */
    String className() {
        String path = file.substring(file.indexOf("src/main/java/") + "src/main/java/".length());
        return path.substring(0, path.length() - ".java".length()).replace('/', '.');
    }

    @Override
    public String toString() {
        return name;
    }
}
