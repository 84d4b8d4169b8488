package com.opspawn.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference of journal entries names what there is. */
final class JournalReferenceTest {
    static List<Fact> facts() {
        return Facts.ofEachKind();
    }

    @ParameterizedTest
    @MethodSource("facts")
    void eachKindHasItsRowWithAllItsFields(Fact fact) throws IOException {
        String row = Files.readAllLines(Path.of("../docs/reference/journal.md")).stream()
                .filter(line -> line.startsWith("| `" + FactJson.type(fact) + "` |"))
                .findFirst()
                .orElseThrow();
        ObjectNode json = FactJson.write(fact);

        if (!(fact instanceof Fact.Submitted)) {
            assertThat(json.fieldNames())
                    .toIterable()
                    .allSatisfy(field -> assertThat(row).contains("`" + field));
        }
    }
}
