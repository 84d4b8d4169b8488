package com.opspawn.local.change;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** How far a function has followed a table: the sequence of the last change that it is done with. */
interface Place {
    Optional<String> last();

    void reached(String sequence);

    /** Forgotten with the process. */
    static Place inMemory() {
        return new Place() {
            private Optional<String> last = Optional.empty();

            @Override
            public Optional<String> last() {
                return last;
            }

            @Override
            public void reached(String sequence) {
                last = Optional.of(sequence);
            }
        };
    }

    /** In a file, which survives a kill of the process. */
    record InFile(Path file) implements Place {
        @Override
        public Optional<String> last() {
            try {
                return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException("the place in the changes, " + file, e);
            }
        }

        @Override
        public void reached(String sequence) {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            try {
                Files.writeString(next, sequence);
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException("the place in the changes, " + file, e);
            }
        }
    }
}
