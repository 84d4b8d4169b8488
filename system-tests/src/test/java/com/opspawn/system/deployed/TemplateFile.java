package com.opspawn.system.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.opspawn.json.Json;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.AnchorNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A template in YAML as the same template in JSON, which can be changed: {@code !Ref A} becomes {@code {"Ref": "A"}}. */
final class TemplateFile {
    private TemplateFile() {}

    static ObjectNode read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            return (ObjectNode) json(new Yaml(new SafeConstructor(new LoaderOptions())).compose(reader));
        }
    }

    private static JsonNode json(Node node) {
        String tag = node.getTag().getValue();
        return tag.startsWith("!") ? call(tag.substring(1), untagged(node)) : untagged(node);
    }

    private static ObjectNode call(String name, JsonNode argument) {
        return switch (name) {
            case "Ref", "Condition" -> Json.object().set(name, argument);
            case "GetAtt" ->
                Json.object().set("Fn::GetAtt", argument.isTextual() ? parts(argument.asText()) : argument);
            default -> Json.object().set("Fn::" + name, argument);
        };
    }

    /** {@code Table.Arn}: a resource and its attribute, which may have dots itself. */
    private static ArrayNode parts(String attribute) {
        int dot = attribute.indexOf('.');
        return Json.object().arrayNode().add(attribute.substring(0, dot)).add(attribute.substring(dot + 1));
    }

    private static JsonNode untagged(Node node) {
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar);
            case SequenceNode sequence -> {
                ArrayNode items = Json.object().arrayNode();
                sequence.getValue().forEach(item -> items.add(json(item)));
                yield items;
            }
            case MappingNode mapping -> {
                ObjectNode fields = Json.object();
                for (NodeTuple field : mapping.getValue()) {
                    fields.set(((ScalarNode) field.getKeyNode()).getValue(), json(field.getValueNode()));
                }
                yield fields;
            }
            case AnchorNode anchor -> json(anchor.getRealNode());
            default -> throw new IllegalStateException("a YAML node of an unknown kind: " + node.getNodeId());
        };
    }

    private static JsonNode scalar(ScalarNode node) {
        String text = node.getValue();
        Tag tag = node.getTag();
        if (tag.equals(Tag.INT)) {
            return LongNode.valueOf(Long.parseLong(text));
        } else if (tag.equals(Tag.FLOAT)) {
            return DoubleNode.valueOf(Double.parseDouble(text));
        } else if (tag.equals(Tag.BOOL)) {
            return BooleanNode.valueOf(Boolean.parseBoolean(text));
        }
        return tag.equals(Tag.NULL) ? NullNode.getInstance() : TextNode.valueOf(text);
    }
}
