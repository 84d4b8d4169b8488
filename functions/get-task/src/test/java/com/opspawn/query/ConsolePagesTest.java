package com.opspawn.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.http.Access;
import com.opspawn.http.ApiRequest;
import com.opspawn.http.ApiResponse;
import com.opspawn.http.Caller;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConsolePagesTest {
    private static final Path FILES = Path.of(System.getProperty("opspawn.root"), "console");
    /** All files together are one answer of a few modules; a browser reads them at each first visit. */
    private static final long MAX_BYTES = 150_000;

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(FILES)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static ApiResponse get(String path, Map<String, String> headers) {
        Caller nobody = new Caller("none", "nobody", Optional.of(Set.of()));
        assertThat(ConsolePages.has(path)).isTrue();
        return ConsolePages.answer(new ApiRequest(
                "request-1",
                nobody,
                Access.ofDeveloper(),
                "GET",
                List.of(),
                path,
                Map.of(),
                headers,
                ByteBuffer.allocate(0)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileIsServedAsItIs(Path file) throws IOException {
        ApiResponse response = get("/console/" + FILES.relativize(file), Map.of());

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(Files.readString(file));
    }

    @Test
    void theFilesAreSmall() throws IOException {
        long bytes = 0;
        for (Path file : files()) {
            bytes += Files.size(file);
        }
        assertThat(bytes).isBetween(10_000L, MAX_BYTES);
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html; charset=utf-8",
        "/console, text/html; charset=utf-8",
        "/console/, text/html; charset=utf-8",
        "/console/base.css, text/css; charset=utf-8",
        "/console/app.js, text/javascript; charset=utf-8",
        "/console/icon.svg, image/svg+xml"
    })
    void everyKindOfFileHasItsType(String path, String type) {
        assertThat(get(path, Map.of()).contentType()).isEqualTo(type);
    }

    @Test
    void nothingButItsOwnFilesMayRun() {
        assertThat(get("/", Map.of()).headers())
                .containsEntry(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
                                + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
                                + "require-trusted-types-for 'script'; trusted-types 'none'")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("Referrer-Policy", "no-referrer")
                .containsEntry("Cross-Origin-Opener-Policy", "same-origin")
                .containsEntry("Cross-Origin-Resource-Policy", "same-origin")
                .containsEntry("Cache-Control", "no-cache");
    }

    @Test
    void aBrowserThatHasTheFileIsToldThatItIsStillGood() {
        ApiResponse first = get("/console/app.js", Map.of());
        String tag = Optional.ofNullable(first.headers().get("ETag")).orElseThrow();

        ApiResponse again = get("/console/app.js", Map.of("if-none-match", tag));
        ApiResponse weak = get("/console/app.js", Map.of("if-none-match", "\"other\", W/" + tag));
        ApiResponse other = get("/console/app.js", Map.of("if-none-match", "\"other\""));

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers()).isEqualTo(first.headers());
        assertThat(weak.status()).isEqualTo(304);
        assertThat(other.status()).isEqualTo(200);
        assertThat(get("/console/dom.js", Map.of()).headers().get("ETag")).isNotEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/none.js",
                "/console/../console/app.js",
                "/console/..%2fapp.js",
                "/console//app.js",
                "/console/./app.js",
                "/console/app.js/",
                "/console/app.js\0.css",
                "/console/.js",
                "/console/App.js",
                "/console/../com/opspawn/query/ConsolePages.class",
                "/console/app.class"
            })
    void noOtherNameLeadsAnywhere(String path) {
        ApiResponse response = get(path, Map.of());

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.body()).contains("\"code\":\"not_found\"").contains(": the console is at /\"");
        assertThat(response.headers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/tasks", "/api", "/consoles", "/console.js", "", "//"})
    void whatIsOutsideIsNoPage(String path) {
        assertThat(ConsolePages.has(path)).isFalse();
    }

    /** What the browser tests show at run time, held for every line: no text of an agent becomes markup. */
    @ParameterizedTest
    @MethodSource("files")
    void noFileWritesMarkupOrNamesAnotherOrigin(Path file) throws IOException {
        assertThat(Files.readString(file).replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(")
                .doesNotContain("http:", "https:", "localStorage", "document.cookie");
    }
}
