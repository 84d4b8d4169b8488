package com.opspawn.system.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Takes parts out of a template, with everything that needs them. */
final class Parts {
    private static final Pattern IN_TEXT = Pattern.compile("\\$\\{([A-Za-z0-9]+)[.}]");

    private Parts() {}

    /** @param unwanted by a resource as the template has it */
    static void remove(ObjectNode template, Predicate<JsonNode> unwanted) {
        Set<String> gone = new HashSet<>();
        ObjectNode resources = (ObjectNode) template.path("Resources");
        collect(resources, gone, unwanted);
        int before;
        do {
            before = gone.size();
            collect(resources, gone, resource -> needs(resource, gone));
        } while (gone.size() > before);
        collect((ObjectNode) template.path("Outputs"), new HashSet<>(), output -> needs(output, gone));
    }

    private static void collect(ObjectNode from, Set<String> gone, Predicate<JsonNode> unwanted) {
        Set<String> found = new HashSet<>();
        for (Map.Entry<String, JsonNode> part : from.properties()) {
            if (unwanted.test(part.getValue())) {
                found.add(part.getKey());
            }
        }
        gone.addAll(found);
        from.remove(found);
    }

    private static boolean needs(JsonNode node, Set<String> gone) {
        if (node.isTextual()) {
            return IN_TEXT.matcher(node.asText()).results().anyMatch(name -> gone.contains(name.group(1)));
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (names(field, gone) || needs(field.getValue(), gone)) {
                return true;
            }
        }
        for (JsonNode item : node) {
            if (needs(item, gone)) {
                return true;
            }
        }
        return false;
    }

    private static boolean names(Map.Entry<String, JsonNode> field, Set<String> gone) {
        JsonNode value = field.getValue();
        return switch (field.getKey()) {
            case "Ref" -> gone.contains(value.asText());
            case "Fn::GetAtt" -> gone.contains(value.path(0).asText());
            case "DependsOn" -> {
                if (value.isTextual()) {
                    yield gone.contains(value.asText());
                }
                boolean any = false;
                for (JsonNode name : value) {
                    any |= gone.contains(name.asText());
                }
                yield any;
            }
            default -> false;
        };
    }
}
