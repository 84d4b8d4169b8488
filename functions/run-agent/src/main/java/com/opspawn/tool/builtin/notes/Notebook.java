package com.opspawn.tool.builtin.notes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.journal.ToolStatus;
import com.opspawn.json.Json;
import com.opspawn.tool.ToolContext;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The notes of a task, as its successful calls have left them; in the order in which they were first written. */
final class Notebook {
    private final Map<String, String> notes = new LinkedHashMap<>();

    private Notebook() {}

    static Notebook of(List<ToolContext.Done> earlier) {
        Notebook notebook = new Notebook();
        for (ToolContext.Done done : earlier) {
            boolean counts =
                    done.call().tool().equals(Notes.NAME) && done.result().status() == ToolStatus.SUCCEEDED;
            if (counts) {
                notebook.redo(done.call().arguments());
            }
        }
        return notebook;
    }

    private void redo(String arguments) {
        try {
            JsonNode read = Json.parse(arguments);
            String title = Notes.title(read);
            switch (read.path("action").asText()) {
                case "write" -> notes.put(title, read.path("text").asText());
                case "delete" -> notes.remove(title);
                default -> {}
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a call that succeeded has arguments that are no JSON", e);
        }
    }

    Optional<String> text(String title) {
        return Optional.ofNullable(notes.get(title));
    }

    Map<String, String> all() {
        return Collections.unmodifiableMap(notes);
    }

    /** Of all notes but one. */
    int charsWithout(String title) {
        return notes.entrySet().stream()
                .filter(note -> !note.getKey().equals(title))
                .mapToInt(note -> note.getKey().length() + note.getValue().length())
                .sum();
    }
}
