package com.opspawn.tool.builtin.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.tool.Effect;
import com.opspawn.tool.Tool;
import com.opspawn.tool.ToolContext;
import com.opspawn.tool.ToolException;
import com.opspawn.tool.ToolSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tool {@code http_request}: calls an API of a public host.
 *
 * <p>Arguments: {@code method}, {@code url}, {@code headers}, and {@code body} or {@code json}. Result: status, final URL and
 * headers that a caller may go on with, a line each, then an empty line and the text. GET and HEAD only read; every other
 * call happens once at the most. POST and PATCH carry the call's effect key as {@code Idempotency-Key}.
 */
public final class HttpRequest implements Tool {
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final int LARGEST_BODY = 256 * 1024;

    private static final ToolSpec SPEC = new ToolSpec(
            "http_request",
            "Sends an HTTP request to a public web API and returns the answer's status, headers and text. Credentials"
                + " are only sent where you set a header yourself, and never on to another host. Only GET and HEAD are"
                + " redirected.",
            parameters(),
            Effect.ONCE,
            Client.TOOL_TIMEOUT,
            50_000);

    private final Client client;

    public HttpRequest() {
        this(Client.toTheInternet());
    }

    HttpRequest(Client client) {
        this.client = client;
    }

    private static ObjectNode parameters() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        METHODS.forEach(properties.putObject("method").put("type", "string").putArray("enum")::add);
        properties
                .putObject("url")
                .put("type", "string")
                .put("minLength", 1)
                .put(
                        "description",
                        "The absolute http:// or https:// address, for example https://example.com/orders.");
        properties
                .putObject("headers")
                .put("type", "object")
                .put("description", "Headers by name, for example {\"Accept\": \"application/json\"}.")
                .putObject("additionalProperties")
                .put("type", "string");
        properties
                .putObject("body")
                .put("type", "string")
                .put("description", "Text to send; set Content-Type in the headers unless it is plain text.");
        properties
                .putObject("json")
                .put("type", "object")
                .put("description", "An object to send as application/json, in place of body.");
        schema.putArray("required").add("method").add("url");
        return schema.put("additionalProperties", false);
    }

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public Effect effect(ObjectNode arguments) {
        return Request.isSafe(arguments.path("method").asText()) ? Effect.READ : Effect.ONCE;
    }

    @Override
    public String run(ObjectNode arguments, ToolContext context) throws ToolException, InterruptedException {
        return client.run(request(arguments, context), context.hosts(), Told::withHeaders);
    }

    private static Request request(ObjectNode arguments, ToolContext context) throws ToolException {
        String method = arguments.path("method").asText();
        Target target = Target.parse(arguments.path("url").asText().strip());
        Map<String, String> headers = RequestHeaders.read(arguments.path("headers"));
        Optional<byte[]> body = body(method, arguments);
        if (arguments.has("json") || arguments.has("body")) {
            headers.putIfAbsent(
                    "Content-Type", arguments.has("json") ? "application/json" : "text/plain; charset=utf-8");
        }
        if (method.equals("POST") || method.equals("PATCH")) {
            headers.put("Idempotency-Key", context.effectKey());
        }
        return new Request(method, target, headers, body);
    }

    private static Optional<byte[]> body(String method, ObjectNode arguments) throws ToolException {
        if (arguments.has("body") && arguments.has("json")) {
            throw new ToolException("both body and json are given: leave one of them out");
        }
        boolean none = !arguments.has("body") && !arguments.has("json");
        if (Request.isSafe(method)) {
            if (!none) {
                throw new ToolException(method + " takes no body: leave body and json out, or use another method");
            }
            return Optional.empty();
        }
        String text = arguments.has("json")
                ? Json.write(arguments.path("json"))
                : arguments.path("body").asText();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LARGEST_BODY) {
            throw new ToolException(
                    "the body has " + bytes.length + " bytes, more than the " + LARGEST_BODY + " allowed");
        }
        return none && method.equals("DELETE") ? Optional.empty() : Optional.of(bytes);
    }
}
