package com.opspawn.local.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.local.template.Account;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes a request as an event of payload format 2.0. */
final class Event {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STAGE = "$default";
    private static final String API_ID = "local";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    // As API Gateway: forms and everything unknown travel as base64.
    private static final Pattern TEXT = Pattern.compile(
            "(text/.*|application/(json|javascript|xml|[\\w.-]+\\+(json|xml)))(;.*)?", Pattern.CASE_INSENSITIVE);

    private final HttpRequest request;
    private final Router.Match match;
    private final Optional<ObjectNode> authorizer;

    /** @param authorizer what was verified of the caller */
    Event(HttpRequest request, Router.Match match, Optional<ObjectNode> authorizer) {
        this.request = request;
        this.match = match;
        this.authorizer = authorizer;
    }

    String json(String requestId, Instant time) {
        ObjectNode event = JSON.createObjectNode();
        event.put("version", "2.0");
        event.put("routeKey", match.route().key());
        event.put("rawPath", PathPattern.decode(request.rawPath()));
        event.put("rawQueryString", request.rawQuery());
        cookies().ifPresent(cookies -> event.set("cookies", JSON.valueToTree(cookies)));
        event.set("headers", JSON.valueToTree(headers()));
        putUnlessEmpty(event, "queryStringParameters", queryParameters());
        event.set("requestContext", context(requestId, time));
        putUnlessEmpty(event, "pathParameters", match.pathParameters());
        putBody(event);
        return event.toString();
    }

    private static void putUnlessEmpty(ObjectNode event, String name, Map<String, String> map) {
        if (!map.isEmpty()) {
            event.set(name, JSON.valueToTree(map));
        }
    }

    private Optional<List<String>> cookies() {
        return Optional.ofNullable(request.headers().get("cookie"))
                .map(lines -> lines.stream()
                        .flatMap(line -> Arrays.stream(line.split(";", -1)))
                        .map(String::strip)
                        .toList());
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        request.headers().keySet().stream()
                .filter(name -> !name.equals("cookie"))
                .sorted()
                .forEach(name -> headers.put(name, request.header(name)));
        return headers;
    }

    private Map<String, String> queryParameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : request.rawQuery().split("&", -1)) {
            String[] both = pair.split("=", 2);
            if (!pair.isEmpty()) {
                parameters.merge(
                        form(both[0]), both.length == 2 ? form(both[1]) : "", (first, next) -> first + "," + next);
            }
        }
        return parameters;
    }

    private static String form(String raw) {
        return URLDecoder.decode(raw, StandardCharsets.UTF_8);
    }

    private ObjectNode context(String requestId, Instant time) {
        ObjectNode context = JSON.createObjectNode();
        context.put("accountId", Account.ID);
        context.put("apiId", API_ID);
        authorizer.ifPresent(verified -> context.set("authorizer", verified));
        context.put("domainName", request.header("host"));
        context.put("domainPrefix", API_ID);
        context.set("http", http());
        context.put("requestId", requestId);
        context.put("routeKey", match.route().key());
        context.put("stage", STAGE);
        context.put("time", TIME.format(time));
        context.put("timeEpoch", time.toEpochMilli());
        return context;
    }

    private ObjectNode http() {
        ObjectNode http = JSON.createObjectNode();
        http.put("method", request.method());
        http.put("path", PathPattern.decode(request.rawPath()));
        http.put("protocol", request.protocol());
        http.put("sourceIp", request.sourceIp());
        http.put("userAgent", request.header("user-agent"));
        return http;
    }

    private void putBody(ObjectNode event) {
        Optional<String> text = text();
        if (request.body().length > 0) {
            event.put("body", text.orElseGet(() -> Base64.getEncoder().encodeToString(request.body())));
        }
        event.put("isBase64Encoded", request.body().length > 0 && text.isEmpty());
    }

    private Optional<String> text() {
        String type = request.header("content-type");
        if (!type.isEmpty() && !TEXT.matcher(type).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(request.body()))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
