package com.opspawn.tool.builtin.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.tool.Effect;
import com.opspawn.tool.Tool;
import com.opspawn.tool.ToolContext;
import com.opspawn.tool.ToolException;
import com.opspawn.tool.ToolSpec;

/**
 * The tool {@code http_get}.
 *
 * <p>Argument: {@code url}. Result: status, final URL and content type, a line each, then an empty line and the text. An
 * answer outside 200 to 299, and whatever keeps an answer from coming, is an error that the model is told.
 */
public final class HttpGet implements Tool {
    private static final ToolSpec SPEC = new ToolSpec(
            "http_get",
            "Fetches a public web page or API by HTTP GET and returns its text; HTML is reduced to its readable text."
                    + " Only public addresses are reached, without any credentials.",
            parameters(),
            Effect.READ,
            Client.TOOL_TIMEOUT,
            50_000);

    private final Client client;

    public HttpGet() {
        this(Client.toTheInternet());
    }

    HttpGet(Client client) {
        this.client = client;
    }

    private static ObjectNode parameters() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.putObject("properties")
                .putObject("url")
                .put("type", "string")
                .put("minLength", 1)
                .put("description", "The absolute http:// or https:// address, for example https://example.com/page.");
        schema.putArray("required").add("url");
        return schema.put("additionalProperties", false);
    }

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public String run(ObjectNode arguments, ToolContext context) throws ToolException, InterruptedException {
        Target target = Target.parse(arguments.path("url").asText().strip());
        return client.run(Request.get(target), context.hosts(), Told::briefly);
    }
}
