package com.opspawn.tool.builtin.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.tool.ToolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The headers that a caller may set: all but those by which a request could be turned into another one. */
final class RequestHeaders {
    /** Of a request with a body, and meaningless without. */
    static final Set<String> OF_BODIES = Set.of("Content-Type", "Idempotency-Key");

    private static final int MOST = 30;
    private static final int LONGEST = 4_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    /** One line of ASCII: a line break would begin another header, or another request. */
    private static final Pattern VALUE = Pattern.compile("(?:[\\x21-\\x7e](?:[\\x20-\\x7e\\t]*[\\x21-\\x7e])?)?");

    /** Set here, or by nobody: they frame the message, belong to the connection, or speak for a person's browser. */
    private static final Set<String> REFUSED = new TreeSet<>(Set.of(
            "accept-encoding",
            "connection",
            "content-encoding",
            "content-length",
            "cookie",
            "expect",
            "host",
            "http2-settings",
            "idempotency-key",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade"));

    private RequestHeaders() {}

    /** @throws ToolException naming every header that cannot be sent; no value is repeated, it may be a key */
    static Map<String, String> read(JsonNode headers) throws ToolException {
        Map<String, String> read = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        List<String> problems = new ArrayList<>();
        for (Map.Entry<String, JsonNode> header : headers.properties()) {
            String name = header.getKey();
            String value = header.getValue().asText();
            if (!NAME.matcher(name).matches()) {
                problems.add("'" + name + "' is no header's name");
            } else if (REFUSED.contains(name.toLowerCase(Locale.ROOT))) {
                problems.add(name + " cannot be set");
            } else if (value.length() > LONGEST || !VALUE.matcher(value).matches()) {
                problems.add(
                        "the value of " + name + " must be one line of ASCII, of " + LONGEST + " characters at most");
            } else if (read.put(name, value) != null) {
                problems.add(name + " is there twice");
            }
        }
        if (read.size() > MOST) {
            problems.add("there are " + read.size() + ", more than the " + MOST + " allowed");
        }
        if (!problems.isEmpty()) {
            throw new ToolException("the headers cannot be sent: " + String.join("; ", problems));
        }
        return read;
    }
}
