package com.opspawn.query;

import com.opspawn.http.ApiRequest;
import com.opspawn.http.ApiResponse;
import com.opspawn.http.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The console: {@code GET /} and {@code GET /console/{file}}, files of the package as they are. A browser asks each time
 * whether its copy is still good, so that a deployment never mixes files of two versions.
 */
final class ConsolePages {
    private static final String FOLDER = "/console/";
    private static final String INDEX = "index.html";
    private static final Set<String> INDEX_PATHS = Set.of("/", "/console", FOLDER);
    /** No slash, and no dot but the one before the ending: such a name leads nowhere else. */
    private static final Pattern FILE = Pattern.compile("[a-z0-9][a-z0-9-]*\\.(html|css|js|svg)");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    /** Nothing but its own files, and no text that becomes markup, whatever a task's answer contains. */
    private static final Map<String, String> PROTECTION = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
                    + "require-trusted-types-for 'script'; trusted-types 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Cache-Control",
            "no-cache");

    private ConsolePages() {}

    /** Whether a path is one of the console's, or would be if there were such a file. */
    static boolean has(@Nullable String path) {
        return path != null && (INDEX_PATHS.contains(path) || path.startsWith(FOLDER));
    }

    static ApiResponse answer(ApiRequest request) {
        String path = request.shownPath();
        String file = INDEX_PATHS.contains(path) ? INDEX : path.substring(FOLDER.length());
        return (FILE.matcher(file).matches() ? read(file) : Optional.<byte[]>empty())
                .map(content -> answer(request, file, content))
                .orElseGet(() -> Problem.notFound("there is nothing at " + path + ": the console is at /")
                        .response());
    }

    private static ApiResponse answer(ApiRequest request, String file, byte[] content) {
        String tag = "\"" + hash(content) + "\"";
        ApiResponse response = request.header("if-none-match")
                        .filter(known -> names(known, tag))
                        .isPresent()
                ? new ApiResponse(304, PROTECTION, "", "")
                : new ApiResponse(200, PROTECTION, type(file), new String(content, StandardCharsets.UTF_8));
        return response.with("ETag", tag);
    }

    /** What is between may have made a tag weak, as compression does. */
    private static boolean names(String known, String tag) {
        return Arrays.stream(known.split(",", -1))
                .map(String::strip)
                .map(each -> each.startsWith("W/") ? each.substring(2) : each)
                .anyMatch(tag::equals);
    }

    private static String type(String file) {
        return TYPES.getOrDefault(file.substring(file.lastIndexOf('.') + 1), "application/octet-stream");
    }

    private static Optional<byte[]> read(String file) {
        try (@Nullable InputStream in = ConsolePages.class.getResourceAsStream(FOLDER + file)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
