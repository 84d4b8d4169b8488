package com.opspawn.tool.builtin.notes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.tool.Effect;
import com.opspawn.tool.Tool;
import com.opspawn.tool.ToolContext;
import com.opspawn.tool.ToolException;
import com.opspawn.tool.ToolSpec;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The tool {@code notes}.
 *
 * <p>Arguments: {@code action} ({@code write}, {@code list}, {@code read}, {@code delete}), {@code title}, {@code text}. A call
 * changes nothing outside its own journal entry, so running it again is harmless.
 */
public final class Notes implements Tool {
    static final String NAME = "notes";

    private static final List<String> ACTIONS = List.of("write", "list", "read", "delete");
    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_TEXT = 10_000;
    private static final int MOST_NOTES = 100;
    private static final int MOST_CHARS = 200_000;

    private static final ToolSpec SPEC = new ToolSpec(
            NAME,
            "Keeps notes for this task: findings, plans, what is still to do. Writing under a title that exists"
                + " replaces that note. What is written or deleted in one answer is seen from the next answer on, not"
                + " by other calls of the same answer.",
            parameters(),
            Effect.READ,
            Duration.ofSeconds(5),
            LONGEST_TEXT + 1_000);

    private static ObjectNode parameters() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ACTIONS.forEach(properties.putObject("action").put("type", "string").putArray("enum")::add);
        properties
                .putObject("title")
                .put("type", "string")
                .put("maxLength", LONGEST_TITLE)
                .put("description", "Of the note to write, read or delete.");
        properties
                .putObject("text")
                .put("type", "string")
                .put("maxLength", LONGEST_TEXT)
                .put("description", "What to write.");
        schema.putArray("required").add("action");
        return schema.put("additionalProperties", false);
    }

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public String run(ObjectNode arguments, ToolContext context) throws ToolException {
        Notebook notebook = Notebook.of(context.earlier());
        String action = arguments.path("action").asText();
        if (action.equals("list")) {
            return list(notebook);
        }
        String title = title(arguments);
        if (title.isEmpty()) {
            throw new ToolException("to " + action + " a note, give its title");
        }
        if (action.equals("write")) {
            return written(title, arguments, notebook);
        }
        String text = notebook.text(title).orElseThrow(() -> unknown(title, notebook));
        return action.equals("read") ? text : "deleted '" + title + "'";
    }

    static String title(JsonNode arguments) {
        return arguments.path("title").asText("").strip();
    }

    private static String written(String title, ObjectNode arguments, Notebook notebook) throws ToolException {
        String text = arguments.path("text").asText("");
        if (text.isBlank()) {
            throw new ToolException("to write a note, give its text; to remove it, use the action delete");
        }
        if (notebook.text(title).isEmpty() && notebook.all().size() >= MOST_NOTES) {
            throw new ToolException("there are " + MOST_NOTES + " notes, which is the most: delete or replace some");
        }
        int chars = notebook.charsWithout(title) + title.length() + text.length();
        if (chars > MOST_CHARS) {
            throw new ToolException("all notes together would have " + chars + " characters, more than the "
                    + MOST_CHARS + " allowed: delete or shorten some");
        }
        return "wrote '" + title + "', " + text.length() + " characters";
    }

    private static String list(Notebook notebook) {
        return notebook.all().isEmpty()
                ? "there are no notes yet"
                : notebook.all().entrySet().stream()
                        .map(note ->
                                "- " + note.getKey() + " (" + note.getValue().length() + " characters)")
                        .collect(Collectors.joining("\n"));
    }

    private static ToolException unknown(String title, Notebook notebook) {
        return new ToolException("there is no note '" + title + "': "
                + (notebook.all().isEmpty()
                        ? "there are no notes yet"
                        : "there are " + String.join(", ", notebook.all().keySet())));
    }
}
