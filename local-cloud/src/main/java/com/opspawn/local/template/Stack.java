package com.opspawn.local.template;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The names of one stack's parameters and resources, answered as AWS would, but for names without random endings. */
final class Stack implements Scope {
    /** The HTTP API's id. */
    static final String API_ID = "local";

    private static final Place NOWHERE = new Place("", 0);

    private final String name;
    private final URI queues;
    private final Map<String, Value> parameters;
    private final Map<String, Value> conditions;
    private final Map<String, Value> mappings;
    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final Resolver resolver;

    Stack(
            String name,
            URI queues,
            Map<String, Value> parameters,
            Map<String, Value> conditions,
            Map<String, Value> mappings,
            Problems problems) {
        this.name = name;
        this.queues = queues;
        this.parameters = new LinkedHashMap<>(parameters);
        Account.pseudoParameters(name).forEach((key, text) -> this.parameters.put(key, new Value.Text(NOWHERE, text)));
        this.conditions = conditions;
        this.mappings = mappings;
        this.resolver = new Resolver(this, problems);
    }

    void add(Resource resource) {
        resources.put(resource.id(), resource);
    }

    Resolver resolver() {
        return resolver;
    }

    Optional<Resource> resource(String id) {
        return Optional.ofNullable(resources.get(id));
    }

    /** What AWS would call the resource: its own name where it has one, else {@code stack-LogicalId}. */
    String nameOf(Resource resource) {
        Value given = resource.properties().fields().get(resource.kind().nameProperty());
        return given != null && resolver.resolve(given) instanceof Value.Text(Place place, String text)
                ? text
                : name + "-" + resource.id();
    }

    @Override
    public Optional<Value> ref(Place place, String reference) {
        if (parameters.containsKey(reference)) {
            return Optional.ofNullable(parameters.get(reference));
        }
        if (reference.endsWith(".Alias")) {
            return aliasArn(reference.substring(0, reference.length() - ".Alias".length()))
                    .map(arn -> new Value.Text(place, arn));
        }
        return resource(reference).map(resource -> new Value.Text(place, ref(resource)));
    }

    private String ref(Resource resource) {
        String own = nameOf(resource);
        return switch (resource.kind()) {
            case FUNCTION, TABLE, STAGE, INTEGRATION, AUTHORIZER, ROUTE, WITHOUT_MEANING -> own;
            case HTTP_API -> API_ID;
            case QUEUE -> Account.queueUrl(queues, own);
            case STATE_MACHINE -> Account.stateMachineArn(own);
        };
    }

    private Optional<String> aliasArn(String id) {
        return resource(id)
                .filter(resource -> resource.kind() == ResourceKind.FUNCTION)
                .flatMap(resource -> Optional.ofNullable(
                                resource.properties().fields().get("AutoPublishAlias"))
                        .map(resolver::resolve)
                        .filter(Value.Text.class::isInstance)
                        .map(alias -> Account.functionArn(nameOf(resource)) + ":" + ((Value.Text) alias).text()));
    }

    @Override
    public Optional<Value> attribute(Place place, String id, String attribute) {
        return resource(id)
                .flatMap(resource -> attribute(resource, attribute))
                .map(text -> new Value.Text(place, text));
    }

    private Optional<String> attribute(Resource resource, String attribute) {
        String own = nameOf(resource);
        String answer = switch (resource.kind().name() + "." + attribute) {
            case "FUNCTION.Arn" -> Account.functionArn(own);
            case "QUEUE.Arn" -> Account.queueArn(own);
            case "QUEUE.QueueName", "STATE_MACHINE.Name" -> own;
            case "QUEUE.QueueUrl" -> Account.queueUrl(queues, own);
            case "TABLE.Arn" -> Account.tableArn(own);
            case "TABLE.StreamArn" -> hasStream(resource) ? Account.streamArn(own) : "";
            case "STATE_MACHINE.Arn" -> Account.stateMachineArn(own);
            case "WITHOUT_MEANING.Arn" -> Account.arn("logs", own);
            default -> "";
        };
        return Optional.of(answer).filter(text -> !text.isEmpty());
    }

    private static boolean hasStream(Resource table) {
        return table.properties().fields().containsKey("StreamSpecification");
    }

    @Override
    public Optional<Value> condition(String condition) {
        return Optional.ofNullable(conditions.get(condition));
    }

    @Override
    public Optional<Value> mapping(String mapping) {
        return Optional.ofNullable(mappings.get(mapping));
    }
}
