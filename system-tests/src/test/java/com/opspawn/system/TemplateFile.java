package com.opspawn.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * {@code template.yaml} as it is written, for tests that read it.
 *
 * <p>Short tags are text: {@code !Ref Table} is "Ref Table". Of {@code !If} there is what holds where the condition does.
 */
record TemplateFile(Map<String, Object> root) {
    static final Path ROOT = Path.of(System.getProperty("opspawn.root"));

    static TemplateFile read() {
        try {
            return new TemplateFile(
                    new Yaml(new CloudFormationTags()).load(Files.readString(ROOT.resolve("template.yaml"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class CloudFormationTags extends SafeConstructor {
        CloudFormationTags() {
            super(new LoaderOptions());
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    String tag = node.getTag().getValue().substring(1);
                    return switch (node) {
                        case ScalarNode scalar -> tag + " " + scalar.getValue();
                        case SequenceNode condition
                        when tag.equals("If") ->
                            constructObject(condition.getValue().get(1));
                        default -> tag;
                    };
                }
            });
        }
    }

    /** A section of the file, such as {@code Parameters}: each of its mappings, by name. */
    @SuppressWarnings("unchecked")
    Map<String, Map<String, Object>> section(String name) {
        return (Map<String, Map<String, Object>>) Objects.requireNonNull(root.get(name), name);
    }

    Object parameterDefault(String name) {
        return Objects.requireNonNull(section("Parameters").get(name).get("Default"), name);
    }

    /** The properties of each resource of a type, by the resource's name. */
    Map<String, Map<String, Object>> ofType(String type) {
        Map<String, Map<String, Object>> found = new LinkedHashMap<>();
        section("Resources").forEach((name, resource) -> {
            if (type.equals(resource.get("Type"))) {
                found.put(name, properties(name));
            }
        });
        return found;
    }

    Map<String, Map<String, Object>> functions() {
        return ofType("AWS::Serverless::Function");
    }

    Map<String, Object> properties(String resource) {
        return mapping(Objects.requireNonNull(section("Resources").get(resource), resource)
                .getOrDefault("Properties", Map.of()));
    }

    /** The queues that something is put aside in: after too many tries, or where Lambda has nobody to tell. */
    List<String> deadLetterQueues() {
        List<Object> places = new ArrayList<>();
        collect("deadLetterTargetArn", root, places);
        collect("OnFailure", root, places);
        return places.stream()
                .map(place -> place instanceof Map<?, ?> destination ? destination.get("Destination") : place)
                .map(arn -> referenced(String.valueOf(arn)).orElseThrow())
                .distinct()
                .sorted()
                .toList();
    }

    private static void collect(String name, Object value, List<Object> found) {
        switch (value) {
            case Map<?, ?> mapping ->
                mapping.forEach((key, inner) -> {
                    if (name.equals(key)) {
                        found.add(inner);
                    }
                    collect(name, inner, found);
                });
            case List<?> list -> list.forEach(inner -> collect(name, inner, found));
            default -> {}
        }
    }

    /** The resource that a reference leads to: {@code Ref X}, {@code GetAtt X.Arn}. */
    static Optional<String> referenced(String reference) {
        String[] words = reference.split(" ", 2);
        return words.length == 2 && List.of("Ref", "GetAtt").contains(words[0])
                ? Optional.of(words[1].split("\\.", 2)[0])
                : Optional.empty();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> mapping(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> mappings(Object value) {
        return (List<Map<String, Object>>) value;
    }

    static List<String> strings(Object oneOrMany) {
        return oneOrMany instanceof List<?> many
                ? many.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(oneOrMany));
    }
}
