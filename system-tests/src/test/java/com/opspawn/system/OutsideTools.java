package com.opspawn.system;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.tool.Effect;
import com.opspawn.tool.Tool;
import com.opspawn.tool.ToolContext;
import com.opspawn.tool.ToolException;
import com.opspawn.tool.ToolSpec;
import com.opspawn.tool.Tools;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** A user's tools, of three effects, each of which happens on {@link Outside}. Packed into a jar by {@link ToolsJar}. */
public final class OutsideTools implements Tools {
    /** The variable with the address that they post to. */
    static final String ADDRESS = "KILLS_OUTSIDE";

    @Override
    public List<Tool> tools() {
        return List.of(
                new Post("look", Effect.READ), new Post("book", Effect.IDEMPOTENT), new Post("pay", Effect.ONCE));
    }

    private record Post(String name, Effect effect) implements Tool {
        private static final HttpClient CLIENT = HttpClient.newHttpClient();

        @Override
        public ToolSpec spec() {
            ObjectNode parameters = Json.object().put("type", "object");
            parameters.putObject("properties").putObject("call").put("type", "string");
            parameters.putArray("required").add("call");
            return new ToolSpec(name, "Posts " + name + ".", parameters, effect, Duration.ofSeconds(30), 1000);
        }

        @Override
        public String run(ObjectNode arguments, ToolContext context) throws ToolException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(URI.create(System.getenv(ADDRESS)))
                    .header("Effect-Key", context.effectKey())
                    .POST(BodyPublishers.ofString(arguments.path("call").asText()))
                    .build();
            try {
                HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
                return response.body();
            } catch (IOException e) {
                throw new ToolException("no answer from outside", e);
            }
        }
    }
}
