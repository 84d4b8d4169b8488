package com.opspawn.local.template;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.AnchorNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * YAML to {@link Value}s with their lines. Works on the parser's node graph, so that no object of a class named in the
 * file is ever constructed.
 */
final class YamlReader {
    private static final int MAX_DEPTH = 60;

    private final Problems problems;

    YamlReader(Problems problems) {
        this.problems = problems;
    }

    Value read(String source) {
        Place top = new Place("", 1);
        try {
            LoaderOptions options = new LoaderOptions();
            options.setNestingDepthLimit(MAX_DEPTH);
            Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(source));
            return root == null ? new Value.Nothing(top) : value(root, top, 0);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            problems.add(new Place("", line), "not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            problems.add(top, "not YAML: " + e.getMessage());
        }
        return new Value.Nothing(top);
    }

    private Value value(Node node, Place place, int depth) {
        if (depth > MAX_DEPTH) {
            problems.add(place, "nested more than " + MAX_DEPTH + " deep, or an alias that contains itself");
            return new Value.Nothing(place);
        }
        String tag = node.getTag().getValue();
        if (!tag.startsWith("!")) {
            return untagged(node, place, depth);
        }
        Optional<Intrinsic> function = Intrinsic.byTag(tag);
        if (function.isEmpty()) {
            return unknownFunction(place, tag);
        }
        return new Value.Call(place, function.get(), untagged(node, place, depth));
    }

    private Value untagged(Node node, Place place, int depth) {
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar, place);
            case SequenceNode sequence -> items(sequence, place, depth);
            case MappingNode mapping -> fields(mapping, place, depth);
            case AnchorNode anchor -> value(anchor.getRealNode(), place, depth + 1);
            default -> throw new IllegalStateException("a YAML node of an unknown kind: " + node.getNodeId());
        };
    }

    private static Value scalar(ScalarNode node, Place place) {
        return node.getTag().equals(Tag.NULL) ? new Value.Nothing(place) : new Value.Text(place, node.getValue());
    }

    private Value items(SequenceNode node, Place place, int depth) {
        List<Value> items = new ArrayList<>();
        for (Node item : node.getValue()) {
            items.add(value(item, place.item(items.size(), line(item)), depth + 1));
        }
        return new Value.Items(place, items);
    }

    private Value fields(MappingNode node, Place place, int depth) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(place, "a key that is not a plain word; write it as text");
                continue;
            }
            Place at = place.child(key.getValue(), line(key));
            if (fields.put(key.getValue(), value(tuple.getValueNode(), at, depth + 1)) != null) {
                problems.add(at, "stands here twice; keep one");
            }
        }
        return fields.size() == 1 ? longForm(place, fields) : new Value.Fields(place, fields);
    }

    private Value longForm(Place place, Map<String, Value> fields) {
        Map.Entry<String, Value> only = fields.entrySet().iterator().next();
        Optional<Intrinsic> function = Intrinsic.byLongName(only.getKey());
        if (function.isPresent()) {
            return new Value.Call(place, function.get(), only.getValue());
        }
        return only.getKey().startsWith("Fn::")
                ? unknownFunction(place, only.getKey())
                : new Value.Fields(place, fields);
    }

    private Value unknownFunction(Place place, String name) {
        problems.add(place, name + " is not supported by the local cloud");
        return new Value.Nothing(place);
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
