package com.opspawn.tool.builtin.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What comes before an answer's body.
 *
 * @param reason the words after the status code, often empty
 * @param headers by lower-case name; a name that came twice has its values joined by a comma
 */
record Head(int status, String reason, Map<String, String> headers) {
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: (.*))?");
    private static final int LONGEST_LINE = 16 * 1024;
    private static final int MOST_HEADERS = 200;

    public Head {
        headers = Map.copyOf(headers);
    }

    /** Reads a head, skipping interim ones such as {@code 103 Early Hints}. */
    static Head read(InputStream in) throws IOException {
        Head head;
        do {
            head = readOne(in);
        } while (head.status < 200);
        return head;
    }

    private static Head readOne(InputStream in) throws IOException {
        String statusLine = line(in);
        Matcher status = STATUS_LINE.matcher(statusLine);
        if (!status.matches()) {
            throw new ProtocolException("the answer is not HTTP/1.1");
        }
        Map<String, String> headers = new TreeMap<>();
        int lines = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon < 1 || ++lines > MOST_HEADERS) {
                throw new ProtocolException("the answer's headers are malformed or too many");
            }
            String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            headers.merge(name, line.substring(colon + 1).strip(), (a, b) -> a + ", " + b);
        }
        String reason = status.group(2);
        return new Head(Integer.parseInt(status.group(1)), reason == null ? "" : reason, headers);
    }

    /** One line of a head or of chunked framing, without its line break. */
    static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new ProtocolException("the connection ended in the middle of a line");
            }
            if (line.length() == LONGEST_LINE) {
                throw new ProtocolException("the answer has a header line above " + LONGEST_LINE + " bytes");
            }
            line.append((char) c);
        }
        int end = line.length() - 1;
        return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
    }

    Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    boolean isRedirect() {
        boolean moved = status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
        return moved && headers.containsKey("location");
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The status code and its reason. */
    String statusText() {
        return (status + " " + reason).strip();
    }
}
