package com.opspawn.tool.annotated;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.tool.Effect;
import com.opspawn.tool.Runs;
import com.opspawn.tool.Tool;
import com.opspawn.tool.ToolContext;
import com.opspawn.tool.ToolSpec;
import dev.langchain4j.agent.tool.ReturnBehavior;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One method with {@code @Tool}, on its way to a tool. */
final class MethodReading {
    private final Method method;
    private final List<String> problems;
    private final TypeSchemas schemas = new TypeSchemas();

    private MethodReading(Method method, List<String> problems) {
        this.method = method;
        this.problems = problems;
    }

    /** The tool; empty where something is wrong with it, which is noted. */
    static Optional<Tool> read(Object owner, Method method, List<String> problems) {
        List<String> own = new ArrayList<>();
        Optional<Tool> tool = new MethodReading(method, own).read(owner);
        own.forEach(problem -> problems.add(Found.place(method) + ": " + problem));
        return own.isEmpty() ? tool : Optional.empty();
    }

    private Optional<Tool> read(Object owner) {
        dev.langchain4j.agent.tool.Tool annotation = method.getAnnotation(dev.langchain4j.agent.tool.Tool.class);
        if (annotation.returnBehavior() != ReturnBehavior.TO_LLM) {
            problems.add("returnBehavior is not supported: the model reads every result; leave it out");
        }
        if (java.util.concurrent.Future.class.isAssignableFrom(method.getReturnType())
                || java.util.concurrent.CompletionStage.class.isAssignableFrom(method.getReturnType())) {
            problems.add("it returns a " + method.getReturnType().getSimpleName() + ": return the value itself");
        }
        List<Argument> arguments = arguments();
        Optional<ToolSpec> spec = spec(annotation, parameters(arguments));
        return spec.map(known -> new AnnotatedTool(known, owner, method, arguments));
    }

    private List<Argument> arguments() {
        List<Argument> arguments = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.getType() == ToolContext.class) {
                arguments.add(new Argument.Context());
            } else {
                ParameterReading.read(parameter, arguments.size() + 1, schemas, problems)
                        .filter(named -> isNew(named.name(), names))
                        .ifPresent(arguments::add);
            }
        }
        return arguments;
    }

    private boolean isNew(String name, Set<String> names) {
        if (names.add(name)) {
            return true;
        }
        problems.add("two parameters are named '" + name + "'");
        return false;
    }

    private ObjectNode parameters(List<Argument> arguments) {
        ObjectNode schema = Json.object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        for (Argument argument : arguments) {
            if (argument instanceof Argument.Named named) {
                properties.set(named.name(), named.schema());
                if (named.required()) {
                    required.add(named.name());
                }
            }
        }
        schema.put("additionalProperties", false);
        if (!schemas.definitions().isEmpty()) {
            schema.set("$defs", schemas.definitions());
        }
        return schema;
    }

    private Optional<ToolSpec> spec(dev.langchain4j.agent.tool.Tool annotation, ObjectNode parameters) {
        Optional<Runs> runs = Optional.ofNullable(method.getAnnotation(Runs.class));
        Effect effect = runs.map(Runs::effect).orElse(Effect.ONCE);
        if (effect == Effect.RECONCILABLE) {
            problems.add(
                    "@Runs(effect = RECONCILABLE) needs a class that can find out: implement com.opspawn.tool.Tool");
        }
        String name = annotation.name().isEmpty() ? method.getName() : annotation.name();
        try {
            return Optional.of(new ToolSpec(
                    name,
                    String.join("\n", annotation.value()).strip(),
                    parameters,
                    effect,
                    Duration.ofSeconds(runs.map(Runs::timeoutSeconds).orElse(30)),
                    runs.map(Runs::maxOutputChars).orElse(20_000)));
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
