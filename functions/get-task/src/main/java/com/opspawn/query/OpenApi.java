package com.opspawn.query;

import com.opspawn.http.ApiRequest;
import com.opspawn.http.ApiResponse;
import com.opspawn.http.QueryParameters;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** {@code GET /openapi.json}: the description of the API, kept by hand and held against it by tests. */
final class OpenApi {
    private static final Set<String> PATHS = Set.of("/openapi.json", "/api/v1/openapi.json");

    private OpenApi() {}

    static boolean isAt(String path) {
        return PATHS.contains(path);
    }

    static ApiResponse answer(ApiRequest request) {
        return new QueryParameters(request)
                .problem()
                .orElseGet(() -> new ApiResponse(200, Map.of(), "application/json", Document.TEXT));
    }

    /** Read with the first question: hardly a start is for it. */
    private static final class Document {
        static final String TEXT = read();

        private static String read() {
            try (InputStream file = OpenApi.class.getResourceAsStream("openapi.json")) {
                return new String(Objects.requireNonNull(file, "openapi.json").readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
