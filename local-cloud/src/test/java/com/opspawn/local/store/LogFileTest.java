package com.opspawn.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start finds after whatever could have happened to the file's end. */
class LogFileTest {
    @TempDir
    private Path directory = Path.of("");

    private Path file = Path.of("");
    /** Where the file ended when each transaction had been answered. */
    private final List<Integer> answered = new ArrayList<>();

    private final List<String> written = new ArrayList<>();
    private byte[] whole = new byte[0];

    @BeforeEach
    void write() throws IOException {
        file = directory.resolve("a.store");
        try (FileLog log = FileLog.open(file, new LogFile(file).read((_, _) -> {}))) {
            for (String text : List.of("one", "", "three, which is longer", "ünf", "x".repeat(5_000), "six")) {
                written.add(text);
                log.await(log.append(text.getBytes(StandardCharsets.UTF_8)));
                answered.add((int) Files.size(file));
            }
        }
        whole = Files.readAllBytes(file);
    }

    private List<String> read(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        List<String> read = new ArrayList<>();
        new LogFile(file).read((_, transaction) -> read.add(new String(transaction, StandardCharsets.UTF_8)));
        return read;
    }

    private List<String> answeredWithin(int size) {
        return written.subList(
                0, (int) answered.stream().filter(end -> end <= size).count());
    }

    @Test
    void cutAnywhereItHasAllThatWasAnsweredUntilThere() throws IOException {
        for (int size = 16;
                size <= whole.length;
                size += size < answered.get(3) || size > answered.get(4) - 50 ? 1 : 97) {
            assertThat(read(Arrays.copyOf(whole, size))).as("cut at %d", size).isEqualTo(answeredWithin(size));
        }
    }

    @Test
    void whateverStandsInATornLastFrameItIsCutOff() throws IOException {
        for (int at = answered.get(4); at < whole.length; at++) {
            byte[] torn = whole.clone();
            torn[at] ^= 0x10;
            assertThat(read(torn)).as("byte %d", at).isEqualTo(written.subList(0, 5));
        }
        byte[] zeros = Arrays.copyOf(whole, whole.length + 100_000);
        assertThat(read(zeros)).isEqualTo(written);
    }

    @Test
    void behindWhatWasCutOffItGoesOn() throws IOException {
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        try (FileLog log = FileLog.open(file, new LogFile(file).read((_, _) -> {}))) {
            long place = log.append("anew".getBytes(StandardCharsets.UTF_8));
            log.await(place);
            assertThat(log.read(place)).asString().isEqualTo("anew");
        }

        List<String> all = new ArrayList<>(written.subList(0, 5));
        all.add("anew");
        assertThat(read(Files.readAllBytes(file))).isEqualTo(all);
    }

    @Test
    void damageBeforeTheLastFrameRefusesTheStartAndTouchesNothing() throws IOException {
        for (int at = 16; at < answered.get(3); at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            int frame = startOfFrame(at);
            int next = answered.stream().filter(end -> end > frame).findFirst().orElseThrow();
            assertThatThrownBy(() -> read(damaged))
                    .as("byte %d", at)
                    .isInstanceOf(DamagedStoreException.class)
                    .hasMessage(file + " is damaged at byte " + frame + " and whole again at byte " + next
                            + ", so this is no write that a kill cut short: restore it from a copy, or move it away to"
                            + " begin anew; it was not touched");
            assertThat(file).hasBinaryContent(damaged);
        }
    }

    private int startOfFrame(int at) {
        return answered.reversed().stream().filter(end -> end <= at).findFirst().orElse(16);
    }

    @Test
    void whatIsNoStoreIsRefusedAndNotTouched() {
        for (String content : List.of("", "opspawn store 2\n", "SQLite format 3")) {
            assertThatThrownBy(() -> read(content.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(DamagedStoreException.class)
                    .hasMessage(file + " is no store of this version: move it away, or run the version of Opspawn that"
                            + " wrote it");
            assertThat(file).hasContent(content);
        }
    }
}
