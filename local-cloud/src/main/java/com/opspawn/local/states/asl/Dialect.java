package com.opspawn.local.states.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.local.states.json.Json;
import com.opspawn.local.states.jsonata.ExpressionCompiler;
import com.opspawn.local.states.jsonata.InvalidExpression;
import com.opspawn.local.states.jsonata.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How the strings of a state are read. */
sealed interface Dialect {
    /** Fields that only a JSONPath state has. */
    Set<String> JSON_PATH_FIELDS = Set.of(
            "InputPath",
            "OutputPath",
            "ResultPath",
            "ResultSelector",
            "Parameters",
            "Result",
            "ItemsPath",
            "SecondsPath",
            "TimestampPath",
            "ErrorPath",
            "CausePath",
            "TimeoutSecondsPath",
            "HeartbeatSecondsPath",
            "MaxConcurrencyPath",
            "ToleratedFailureCountPath",
            "ToleratedFailurePercentagePath",
            "Variable");

    /** The template of a field that both dialects have. */
    Optional<Template> template(Fields fields, String field, String path);

    /** The template of {@code Assign}, which both dialects have, each with its own expressions. */
    Optional<Template> assignment(Fields fields, String path);

    /** What a Pass state makes of its input before it is left: JSONPath has fields of their own for it. */
    Optional<Template> passResult(Fields fields);

    /** The template of a field that only JSONata states have. */
    Optional<Template> jsonataTemplate(Fields fields, String field, String path);

    /** Every string in <code>{% %}</code> is an expression. */
    record Jsonata(ExpressionCompiler compiler) implements Dialect {
        @Override
        public Optional<Template> template(Fields fields, String field, String path) {
            return fields.take(field).map(node -> read(node, fields, field, path));
        }

        @Override
        public Optional<Template> assignment(Fields fields, String path) {
            return template(fields, "Assign", path);
        }

        @Override
        public Optional<Template> passResult(Fields fields) {
            return Optional.empty();
        }

        @Override
        public Optional<Template> jsonataTemplate(Fields fields, String field, String path) {
            return template(fields, field, path);
        }

        private Template read(JsonNode node, Fields fields, String field, String path) {
            if (node.isObject()) {
                return object(node, fields, field, path);
            }
            if (node.isArray()) {
                return array(node, fields, field, path);
            }
            return isExpression(node) ? query(node, fields, field, path) : new Template.Constant(Json.value(node));
        }

        private Template object(JsonNode node, Fields fields, String field, String path) {
            Map<String, Template> members = new LinkedHashMap<>();
            node.properties()
                    .forEach(member -> members.put(
                            member.getKey(), read(member.getValue(), fields, field, path + "/" + member.getKey())));
            return isConstant(members.values().stream().toList())
                    ? new Template.Constant(Json.value(node))
                    : new Template.ObjectOf(members);
        }

        private Template array(JsonNode node, Fields fields, String field, String path) {
            List<Template> elements = new ArrayList<>();
            for (int i = 0; i < node.size(); i++) {
                elements.add(read(node.get(i), fields, field, path + "[" + i + "]"));
            }
            return isConstant(elements) ? new Template.Constant(Json.value(node)) : new Template.ArrayOf(elements);
        }

        private static boolean isConstant(List<Template> parts) {
            return parts.stream().allMatch(Template.Constant.class::isInstance);
        }

        private static boolean isExpression(JsonNode node) {
            return node.isTextual()
                    && node.textValue().startsWith("{%")
                    && node.textValue().endsWith("%}")
                    && node.textValue().length() >= 4;
        }

        private Template query(JsonNode node, Fields fields, String field, String path) {
            String text = node.textValue();
            try {
                return new Template.Query(
                        path,
                        compiler.compile(text.substring(2, text.length() - 2).strip()));
            } catch (InvalidExpression e) {
                fields.problem(field, "'%s' is not JSONata: %s".formatted(path, e.getMessage()));
                return new Template.Constant(text);
            }
        }
    }

    /** Every string is itself, but for the paths of payload templates. */
    record JsonPath() implements Dialect {
        @Override
        public Optional<Template> template(Fields fields, String field, String path) {
            return fields.take(field).map(node -> new Template.Constant(Json.value(node)));
        }

        @Override
        public Optional<Template> assignment(Fields fields, String path) {
            return payload(fields, "Assign");
        }

        @Override
        public Optional<Template> passResult(Fields fields) {
            Optional<Template> parameters = payload(fields, "Parameters");
            return template(fields, "Result", "Result").or(() -> parameters);
        }

        private static Optional<Template> payload(Fields fields, String field) {
            return fields.take(field).map(node -> PayloadTemplate.read(node, fields, field));
        }

        @Override
        public Optional<Template> jsonataTemplate(Fields fields, String field, String path) {
            return fields.take(field).map(node -> {
                fields.problem(field, "is supported in JSONata only: add \"QueryLanguage\": \"JSONata\"");
                return new Template.Constant(Json.value(node));
            });
        }
    }
}
