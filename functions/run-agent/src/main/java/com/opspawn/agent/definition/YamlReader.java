package com.opspawn.agent.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * YAML to JSON, from the parser's events: nothing is built but texts, numbers, lists and objects, and each once.
 *
 * <p>Stricter than YAML where that hides mistakes or costs time: tags, anchors, aliases, a key that stands twice and a second
 * document are refused. Plain {@code true}, {@code false}, {@code null}, {@code ~} and JSON's numbers are what they look like;
 * everything else, {@code yes} and {@code 010} included, is text.
 */
final class YamlReader {
    private static final int MAX_DEPTH = 30;

    private final ParserImpl parser;
    private final Mistakes mistakes;
    private final Map<String, Integer> lines = new HashMap<>();

    private YamlReader(String text, Mistakes mistakes) {
        this.parser = new ParserImpl(new StreamReader(text), new LoaderOptions());
        this.mistakes = mistakes;
    }

    /** Empty where it is no YAML with fields at its top; a file without content has no fields. */
    static Optional<YamlTree> read(String text, Mistakes mistakes) {
        try {
            return new YamlReader(text, mistakes).document();
        } catch (TooDeepException e) {
            mistakes.add(e.line, "", "is nested more than " + MAX_DEPTH + " deep here; what follows was not read");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            mistakes.add(line, "", "not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            mistakes.ofFile("not YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    private Optional<YamlTree> document() {
        parser.getEvent(); // the stream starts
        if (parser.checkEvent(Event.ID.StreamEnd)) {
            return Optional.of(new YamlTree(Json.object(), lines));
        }
        parser.getEvent(); // the document starts
        Event top = parser.peekEvent();
        JsonNode json = value("", 0);
        parser.getEvent(); // the document ends
        if (!parser.checkEvent(Event.ID.StreamEnd)) {
            mistakes.add(line(parser.peekEvent()), "", "a second document starts here: keep one in a file");
        }
        return switch (json) {
            case ObjectNode object -> Optional.of(new YamlTree(object, lines));
            case NullNode ignored -> Optional.of(new YamlTree(Json.object(), lines));
            default -> {
                mistakes.add(line(top), "", "must be fields with values, such as 'description: …'");
                yield Optional.empty();
            }
        };
    }

    private JsonNode value(String place, int depth) {
        Event event = parser.getEvent();
        refuseExtras(event, place);
        if (event instanceof CollectionStartEvent && depth == MAX_DEPTH) {
            throw new TooDeepException(line(event));
        }
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar, place);
            case SequenceStartEvent ignored -> items(place, depth);
            case MappingStartEvent ignored -> fields(place, depth);
            default -> NullNode.getInstance(); // an alias, which is refused
        };
    }

    private void refuseExtras(Event event, String place) {
        @Nullable String anchor = event instanceof NodeEvent node ? node.getAnchor() : null;
        if (anchor != null) {
            String sign = event instanceof AliasEvent ? "*" : "&";
            mistakes.add(
                    line(event),
                    place,
                    of(place) + " uses " + sign + anchor + ": write values out, without anchors and aliases");
        }
        @Nullable String tag = tag(event);
        if (tag != null) {
            mistakes.add(line(event), place, of(place) + " has the tag " + tag + ": write the plain value");
        }
    }

    private static @Nullable String tag(Event event) {
        return switch (event) {
            case ScalarEvent scalar -> scalar.getTag();
            case CollectionStartEvent start -> start.getTag();
            default -> null;
        };
    }

    private JsonNode scalar(ScalarEvent event, String place) {
        Scalar read = Scalar.of(event.getValue(), event.isPlain());
        return switch (read) {
            case Scalar.Value value -> value.json();
            case Scalar.Wrong wrong -> {
                mistakes.add(line(event), place, of(place) + " " + wrong.problem());
                yield NullNode.getInstance();
            }
        };
    }

    private ArrayNode items(String place, int depth) {
        ArrayNode items = Json.array();
        while (!ends()) {
            String at = place + "[" + items.size() + "]";
            lines.put(at, line(parser.peekEvent()));
            items.add(value(at, depth + 1));
        }
        return items;
    }

    private ObjectNode fields(String place, int depth) {
        ObjectNode fields = Json.object();
        while (!ends()) {
            Event key = parser.peekEvent();
            if (!(key instanceof ScalarEvent scalar)) {
                mistakes.add(line(key), place, "a key must be a word");
                value(place, depth + 1);
                value(place, depth + 1);
                continue;
            }
            parser.getEvent();
            refuseExtras(key, place);
            field(fields, scalar, place, depth);
        }
        return fields;
    }

    private void field(ObjectNode fields, ScalarEvent key, String place, int depth) {
        String name = key.getValue();
        String at = place.isEmpty() ? name : place + "." + name;
        boolean first = !fields.has(name);
        if (first) {
            lines.put(at, line(key));
        } else {
            mistakes.add(line(key), at, at + " stands here twice: keep one");
        }
        JsonNode value = value(at, depth + 1);
        if (first) {
            fields.set(name, value);
        }
    }

    private boolean ends() {
        boolean ends = parser.peekEvent() instanceof CollectionEndEvent;
        if (ends) {
            parser.getEvent();
        }
        return ends;
    }

    private static String of(String place) {
        return place.isEmpty() ? "the file" : place;
    }

    private static int line(Event event) {
        return event.getStartMark().getLine() + 1;
    }

    /** Ends the reading: what is nested without end would cost time without end. */
    private static final class TooDeepException extends YAMLException {
        private static final long serialVersionUID = 1;

        private final int line;

        TooDeepException(int line) {
            super("too deep");
            this.line = line;
        }
    }
}
