package com.opspawn.agent.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A directory {@code agents} of a test. */
record Agents(Path directory, Known known) {

    static Agents in(Path parent, Known known) throws IOException {
        return new Agents(Files.createDirectories(parent.resolve("agents")), known);
    }

    Agents with(String name, String content) {
        try {
            Files.writeString(directory.resolve(name), content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    AgentFiles.Read read() {
        AgentFiles files = AgentFiles.read(directory, known);
        assertThat(files).isInstanceOf(AgentFiles.Read.class);
        return (AgentFiles.Read) files;
    }

    AgentDefinition read(String id) {
        return Objects.requireNonNull(read().agents().get(id), id);
    }

    /** The mistakes, each as it is printed. */
    List<String> mistakes() {
        return switch (AgentFiles.read(directory, known)) {
            case AgentFiles.Read ignored -> List.of();
            case AgentFiles.Refused refused ->
                refused.problems().stream().map(FileProblem::toString).toList();
        };
    }
}
