package com.opspawn.local.template;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The door of this package: a template file to a {@link Template}, or to everything that speaks against it. */
public final class TemplateReader {
    private static final String STACK_NAME = "opspawn";

    private final Path file;
    private final Problems problems;

    private TemplateReader(Path file) {
        this.file = file;
        this.problems = new Problems(
                Optional.ofNullable(file.getFileName()).map(Path::toString).orElse(""));
    }

    /**
     * Reads a template.
     *
     * @param file relative paths in it are resolved against its directory
     * @param overrides values of parameters, by name
     * @param queues where the queues will answer, for their URLs
     */
    public static Loaded read(Path file, Map<String, String> overrides, URI queues) {
        return new TemplateReader(file).load(overrides, queues);
    }

    private Loaded load(Map<String, String> overrides, URI queues) {
        Value root = new YamlReader(problems).read(source());
        if (!problems.none()) {
            return new Loaded.Refused(problems.all());
        }
        if (!(root instanceof Value.Fields fields)) {
            problems.add(root.place(), "must be a mapping with Resources");
            return new Loaded.Refused(problems.all());
        }
        Template template = template(fields, overrides, queues);
        return problems.none() ? new Loaded.Ready(template) : new Loaded.Refused(problems.all());
    }

    private String source() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            problems.add(new Place("", 1), "cannot be read: " + e);
            return "";
        }
    }

    private Template template(Value.Fields root, Map<String, String> overrides, URI queues) {
        Map<String, Value> parameters = new Parameters(problems, overrides).read(mapping(root, "Parameters"));
        Stack stack = new Stack(
                STACK_NAME,
                queues,
                parameters,
                mapping(root, "Conditions").fields(),
                mapping(root, "Mappings").fields(),
                problems);
        new Section(root, Resolver.literal(problems), problems)
                .ignoring("AWSTemplateFormatVersion", "Transform", "Description", "Metadata", "Parameters")
                .ignoring("Globals", "Resources", "Conditions", "Mappings", "Outputs", "Rules")
                .refuseRest();
        List<Resource> resources = new ResourcesReader(stack, problems, new Globals(mapping(root, "Globals"), problems))
                .read(mapping(root, "Resources"));
        stack.resolver().resolve(mapping(root, "Outputs"));
        Path directory = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of(""));
        return new Assembly(directory, stack, problems).assemble(resources);
    }

    private Value.Fields mapping(Value.Fields root, String name) {
        return switch (root.fields().get(name)) {
            case null -> new Value.Fields(new Place(name, 1), new LinkedHashMap<>());
            case Value.Fields fields -> fields;
            case Value other -> {
                problems.add(other.place(), "must be a mapping");
                yield new Value.Fields(other.place(), new LinkedHashMap<>());
            }
        };
    }
}
