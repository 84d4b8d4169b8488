package com.opspawn.tool.builtin.http;

import com.opspawn.tool.ToolException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** An answer as the model is told it: status, final URL and what headers say, a line each, an empty line, the text. */
final class Told {
    private static final int ERROR_BODY_CHARS = 1_000;

    /** What a caller may go on with. The names are as they are told. */
    private static final List<String> MORE_HEADERS =
            List.of("Location", "ETag", "Last-Modified", "Link", "Allow", "Retry-After");

    private Told() {}

    /** @throws ToolException where the status is outside 200 to 299 */
    static String briefly(Exchange.Result result) throws ToolException, IOException {
        return told(result, "");
    }

    /** As {@link #briefly}, with the headers that a caller of an API may go on with. */
    static String withHeaders(Exchange.Result result) throws ToolException, IOException {
        StringBuilder headers = new StringBuilder();
        for (String name : MORE_HEADERS) {
            result.head()
                    .header(name.toLowerCase(Locale.ROOT))
                    .ifPresent(value ->
                            headers.append(name).append(": ").append(value).append('\n'));
        }
        return told(result, headers.toString());
    }

    private static String told(Exchange.Result result, String headers) throws ToolException, IOException {
        String text = result.page().readable();
        String type = result.head().header("content-type").orElse("not given");
        if (result.head().isRedirect()) {
            throw new ToolException(
                    result.request().name() + " answered " + result.head().statusText() + " and names "
                            + result.head().header("location").orElse("nothing")
                            + ". Only GET and HEAD are redirected: send it there yourself if you trust it");
        }
        if (!result.head().isSuccess()) {
            throw new ToolException(result.request().name() + " answered "
                    + result.head().statusText() + " (" + type + "): "
                    + text.substring(0, Math.min(text.length(), ERROR_BODY_CHARS))
                    + (headers.isEmpty() ? "" : "\n" + headers.strip()));
        }
        return "HTTP " + result.head().statusText() + "\nURL: "
                + result.request().target().url() + "\nContent-Type: " + type + "\n" + headers + "\n" + text;
    }
}
