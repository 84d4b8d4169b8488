package com.opspawn.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.util.List;

/**
 * Why a request was not done (RFC 9457).
 *
 * @param status the HTTP status
 * @param code a stable code for programs
 * @param title the code in words
 * @param detail what is wrong with this request, and how to fix it
 * @param errors the fields that are wrong, all of them
 */
public record Problem(int status, String code, String title, String detail, List<FieldProblem> errors) {
    public Problem {
        errors = List.copyOf(errors);
    }

    public static Problem invalid(List<FieldProblem> errors) {
        String fields = String.join(
                ", ", errors.stream().map(FieldProblem::field).distinct().toList());
        return new Problem(422, "invalid_request", "The request is not valid", "Wrong: " + fields, errors);
    }

    public static Problem malformed(FieldProblem error) {
        return new Problem(400, "malformed_json", "The body is not JSON", error.detail(), List.of(error));
    }

    public static Problem tooLarge(String detail) {
        return new Problem(
                413,
                "body_too_large",
                "The body is too large",
                detail,
                List.of(new FieldProblem("body", "out_of_range", detail)));
    }

    public static Problem unsupportedMediaType(String contentType) {
        String detail = "Content-Type is '" + contentType + "': send application/json";
        return new Problem(
                415,
                "unsupported_media_type",
                "The body is not JSON",
                detail,
                List.of(new FieldProblem("Content-Type", "invalid", detail)));
    }

    static Problem unauthenticated() {
        return new Problem(
                401,
                "unauthenticated",
                "Nobody is known to ask",
                "the request came past the gateway's authorizer: give its route one",
                List.of());
    }

    public static Problem forbidden(String detail) {
        return new Problem(403, "forbidden", "Not allowed", detail, List.of());
    }

    public static Problem notFound(String detail) {
        return new Problem(404, "not_found", "Not found", detail, List.of());
    }

    public static Problem methodNotAllowed(String detail) {
        return new Problem(405, "method_not_allowed", "That cannot be done here", detail, List.of());
    }

    /**
     * The task is not in a state in which that can be done.
     *
     * @param code stable, for programs
     */
    public static Problem conflict(String code, String title, String detail) {
        return new Problem(409, code, title, detail, List.of());
    }

    public static Problem idempotencyKeyTaken() {
        String detail = "this Idempotency-Key was used for a request with another body: use a new key";
        return new Problem(
                422,
                "idempotency_key_reused",
                "The idempotency key is taken",
                detail,
                List.of(new FieldProblem("Idempotency-Key", "invalid", detail)));
    }

    static Problem unavailable() {
        return new Problem(
                503, "unavailable", "Not available just now", "The store did not answer: try again", List.of());
    }

    static Problem internal(String requestId) {
        return new Problem(
                500,
                "internal_error",
                "Something went wrong here",
                "It was logged under request id " + requestId,
                List.of());
    }

    public ApiResponse response() {
        return ApiResponse.problem(status, json());
    }

    private ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("type", "urn:opspawn:problem:" + code);
        json.put("title", title);
        json.put("status", status);
        json.put("detail", detail);
        json.put("code", code);
        if (!errors.isEmpty()) {
            ArrayNode list = json.putArray("errors");
            errors.forEach(error -> list.addObject()
                    .put("field", error.field())
                    .put("code", error.code())
                    .put("detail", error.detail()));
        }
        return json;
    }
}
