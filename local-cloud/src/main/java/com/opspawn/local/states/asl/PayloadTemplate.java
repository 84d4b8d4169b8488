package com.opspawn.local.states.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.local.states.json.Json;
import com.opspawn.local.states.jsonata.ReferencePath;
import com.opspawn.local.states.jsonata.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the templates of the JSONPath dialect: a member whose name ends in {@code .$} takes what its path finds, and
 * everything else is itself.
 */
final class PayloadTemplate {
    private static final String MARK = ".$";

    private final Fields fields;
    private final String field;

    private PayloadTemplate(Fields fields, String field) {
        this.fields = fields;
        this.field = field;
    }

    static Template read(JsonNode node, Fields fields, String field) {
        return new PayloadTemplate(fields, field).read(node);
    }

    private Template read(JsonNode node) {
        if (!hasPath(node)) {
            return new Template.Constant(Json.value(node));
        }
        return node.isObject() ? object(node) : array(node);
    }

    private static boolean hasPath(JsonNode node) {
        if (node.properties().stream().anyMatch(member -> member.getKey().endsWith(MARK))) {
            return true;
        }
        for (JsonNode part : node) {
            if (hasPath(part)) {
                return true;
            }
        }
        return false;
    }

    private Template object(JsonNode node) {
        Map<String, Template> members = new LinkedHashMap<>();
        node.properties().forEach(member -> {
            String name = member.getKey();
            if (name.endsWith(MARK)) {
                members.put(name.substring(0, name.length() - MARK.length()), path(name, member.getValue()));
            } else {
                members.put(name, read(member.getValue()));
            }
        });
        return new Template.ObjectOf(members);
    }

    private Template array(JsonNode node) {
        List<Template> elements = new ArrayList<>();
        node.forEach(element -> elements.add(read(element)));
        return new Template.ArrayOf(elements);
    }

    private Template path(String name, JsonNode value) {
        return ReferencePath.parse(value.asText())
                .<Template>map(path -> new Template.Path(name, path))
                .orElseGet(() -> {
                    fields.problem(
                            field,
                            "has '%s' for '%s': of JSONPath only paths to one place are supported, such as $.a.b[0];"
                                            .formatted(value.asText(), name)
                                    + " write the state in JSONata");
                    return new Template.Constant(value.asText());
                });
    }
}
