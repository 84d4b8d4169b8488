package com.opspawn.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.http.Fields;
import com.opspawn.mcp.wire.Endpoint;
import com.opspawn.mcp.wire.Secrets;
import com.opspawn.tool.Effect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Reads one server's entry; every problem goes to its fields. */
final class ServerEntry {
    private static final int MAX_LENGTH = 8_000;
    private static final int MAX_TIMEOUT_SECONDS = 900;
    private static final int USUAL_TIMEOUT_SECONDS = 60;

    private final String name;
    private final Fields fields;
    private final Variables variables;

    ServerEntry(String name, Fields fields, Variables variables) {
        this.name = name;
        this.fields = fields;
        this.variables = variables;
    }

    /** Empty where the entry is wrong, and where it is disabled. */
    Optional<McpServer> read() {
        boolean disabled = fields.flag("disabled").orElse(false);
        fields.string("description", MAX_LENGTH);
        OptionalLong timeout = fields.positiveInteger("timeout_seconds", MAX_TIMEOUT_SECONDS);
        Map<String, Effect> effects = effects();
        Map<String, String> hidden = new TreeMap<>();
        Optional<Endpoint> endpoint = endpoint(hidden);
        fields.refuseOthers();
        if (disabled || endpoint.isEmpty()) {
            return Optional.empty();
        }
        hidden.putAll(variables.secrets());
        Duration time = Duration.ofSeconds(timeout.orElse(USUAL_TIMEOUT_SECONDS));
        return Optional.of(new McpServer(name, endpoint.get(), time, effects, new Secrets(hidden)));
    }

    private Optional<Endpoint> endpoint(Map<String, String> hidden) {
        Optional<String> type = fields.string("type", MAX_LENGTH);
        Optional<String> command = text("command");
        Optional<String> url = text("url");
        List<String> args = args();
        Map<String, String> env = texts("env");
        Map<String, String> headers = texts("headers");
        Optional<String> directory = text("cwd");
        if (fields.has("command") == fields.has("url")) {
            fields.missing(
                    "command",
                    fields.has("url")
                            ? "and url are both there: a server is a command or a url"
                            : "is missing, and so is url: a server is a command (with args, env) or a url (with"
                                    + " headers)");
            return Optional.empty();
        }
        requireType(type, fields.has("url"));
        if (fields.has("url")) {
            refuse("url", "args", "env", "cwd");
            HttpHeaders.check(headers, fields);
            headers.forEach((header, value) ->
                    HttpHeaders.secret(header, value).ifPresent(secret -> hidden.put(secret, header)));
            // What still has a variable in it has been noted already.
            return url.filter(text -> !text.contains("${"))
                    .flatMap(text -> HttpAddress.read(text, fields))
                    .map(uri -> new Endpoint.Http(uri, headers));
        }
        refuse("command", "headers");
        List<String> line = new ArrayList<>(args);
        command.ifPresent(program -> line.addFirst(program));
        return command.map(program -> new Endpoint.Stdio(line, env, directory.map(Path::of)));
    }

    private void requireType(Optional<String> type, boolean http) {
        type.filter(given -> !(http ? given.matches("http|streamable-?[hH]ttp") : given.equals("stdio")))
                .ifPresent(given -> fields.note(
                        "type",
                        "invalid",
                        given.equals("sse")
                                ? "'sse', the older transport, is not spoken: use the server's streamable HTTP url"
                                : "must be " + (http ? "http" : "stdio") + " here, or left out"));
    }

    private void refuse(String present, String... others) {
        for (String other : others) {
            if (fields.has(other)) {
                fields.note(other, "invalid", "does not go with " + present + ": leave it out");
            }
        }
    }

    private List<String> args() {
        List<String> args = new ArrayList<>();
        for (String arg : fields.strings("args").orElse(List.of())) {
            args.add(expand("args[" + args.size() + "]", arg));
        }
        return args;
    }

    private Optional<String> text(String field) {
        return fields.string(field, MAX_LENGTH).map(text -> expand(field, text));
    }

    private Map<String, String> texts(String field) {
        Map<String, String> texts = new TreeMap<>();
        ObjectNode object = fields.object(field).orElse(null);
        if (object != null) {
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                String place = field + "." + entry.getKey();
                if (entry.getValue().isTextual()) {
                    texts.put(entry.getKey(), expand(place, entry.getValue().asText()));
                } else {
                    fields.note(place, "wrong_type", "must be a string");
                }
            }
        }
        return texts;
    }

    private String expand(String place, String text) {
        Variables.Expanded expanded = variables.expand(text);
        for (String missing : expanded.missing()) {
            fields.note(
                    place,
                    "missing",
                    "needs the environment variable " + missing + ", which is not set where it is read");
        }
        if (expanded.malformed()) {
            fields.note(place, "invalid", "has a ${ without a variable's name: write ${NAME} or ${NAME:-default}");
        }
        return expanded.text();
    }

    private Map<String, Effect> effects() {
        Map<String, Effect> effects = new TreeMap<>();
        fields.object("effects")
                .ifPresent(object -> object.properties().forEach(entry -> {
                    Optional<Effect> effect =
                            Effect.parse(entry.getValue().asText()).filter(given -> given != Effect.RECONCILABLE);
                    effect.ifPresent(given -> effects.put(entry.getKey(), given));
                    if (effect.isEmpty()) {
                        fields.note("effects." + entry.getKey(), "invalid", "must be read, idempotent or once");
                    }
                }));
        return effects;
    }
}
