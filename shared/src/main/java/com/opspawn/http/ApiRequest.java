package com.opspawn.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asked for.
 *
 * @param requestId the gateway's id for it
 * @param caller who asks, as the gateway verified it; never from the body or a header
 * @param access what callers may do
 * @param method upper case
 * @param path its segments, without those of the stage and the base path; a trailing slash is forgiven
 * @param shownPath the path as the caller wrote it, for messages
 * @param query decoded
 * @param headers with lower-case names
 * @param body as it came over the wire
 */
public record ApiRequest(
        String requestId,
        Caller caller,
        Access access,
        String method,
        List<String> path,
        String shownPath,
        Map<String, String> query,
        Map<String, String> headers,
        ByteBuffer body) {
    private static final List<String> BASE = List.of("api", "v1");

    static ApiRequest of(APIGatewayV2HTTPEvent event, Caller caller, Access access) {
        APIGatewayV2HTTPEvent.RequestContext context = event.getRequestContext();
        String path = withoutStage(context.getStage(), Objects.requireNonNullElse(event.getRawPath(), "/"));
        return new ApiRequest(
                Objects.requireNonNullElse(context.getRequestId(), ""),
                caller,
                access,
                context.getHttp().getMethod().toUpperCase(Locale.ROOT),
                segments(path),
                path,
                orEmpty(event.getQueryStringParameters()),
                lowerCased(orEmpty(event.getHeaders())),
                body(event));
    }

    /** The raw path begins with the stage's name, where the stage has one. */
    private static String withoutStage(String stage, String rawPath) {
        String prefix = "/" + stage;
        return rawPath.startsWith(prefix + "/") ? rawPath.substring(prefix.length()) : rawPath;
    }

    /** None where the path is not under the base path. */
    private static List<String> segments(String path) {
        List<String> segments = Arrays.stream(path.split("/", -1)).toList();
        List<String> named = segments.subList(1, segments.size());
        boolean trailingSlash = !named.isEmpty() && named.getLast().isEmpty();
        List<String> clean = trailingSlash ? named.subList(0, named.size() - 1) : named;
        boolean inBase =
                clean.size() > BASE.size() && clean.subList(0, BASE.size()).equals(BASE);
        return inBase ? List.copyOf(clean.subList(BASE.size(), clean.size())) : List.of();
    }

    private static ByteBuffer body(APIGatewayV2HTTPEvent event) {
        @Nullable String body = event.getBody();
        if (body == null) {
            return ByteBuffer.allocate(0);
        }
        byte[] bytes =
                event.getIsBase64Encoded() ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
        return map == null ? Map.of() : map;
    }

    private static Map<String, String> lowerCased(Map<String, String> headers) {
        Map<String, String> result = new HashMap<>();
        headers.forEach((name, value) -> result.put(name.toLowerCase(Locale.ROOT), value));
        return result;
    }

    /** Whose tasks the caller may see. */
    public String tenant() {
        return caller.tenant();
    }

    /** Names the caller within the tenant, for the record. */
    public String subject() {
        return caller.subject();
    }

    /** Empty where no scopes are asked of this caller. */
    public Optional<Set<String>> scopes() {
        return caller.scopes();
    }

    /** Why the caller may not answer input requests (403); empty where they may. */
    public Optional<Problem> approvalRefused() {
        return access.refusesApproval(caller);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
