package com.opspawn.local.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The path of a route, segment by segment. A trailing slash is a last, empty segment, and so is significant. */
record PathPattern(List<String> segments) {
    static PathPattern of(String path) {
        return new PathPattern(split(path));
    }

    private static List<String> split(String path) {
        return Arrays.asList(path.substring(1).split("/", -1));
    }

    /** Sorts the most specific first: a word before a variable before a greedy variable, from left to right. */
    String rank() {
        return segments.stream()
                .map(segment -> isGreedy(segment) ? "2" : isVariable(segment) ? "1" : "0")
                .collect(Collectors.joining());
    }

    /**
     * The path's variables, decoded, where it matches.
     *
     * @param rawPath as sent, still encoded; starts with a slash
     */
    Optional<Map<String, String>> match(String rawPath) {
        List<String> sent = split(rawPath);
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (isGreedy(segment)) {
                String rest = String.join("/", sent.subList(Math.min(i, sent.size()), sent.size()));
                variables.put(segment.substring(1, segment.length() - 2), decode(rest));
                return rest.isEmpty() ? Optional.empty() : Optional.of(variables);
            }
            if (i >= sent.size() || !matches(segment, sent.get(i), variables)) {
                return Optional.empty();
            }
        }
        return sent.size() == segments.size() ? Optional.of(variables) : Optional.empty();
    }

    private static boolean matches(String segment, String sent, Map<String, String> variables) {
        if (!isVariable(segment)) {
            return segment.equals(decode(sent));
        }
        variables.put(segment.substring(1, segment.length() - 1), decode(sent));
        return !sent.isEmpty();
    }

    private static boolean isGreedy(String segment) {
        return segment.startsWith("{") && segment.endsWith("+}");
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    /** Percent-decoding alone: a plus sign in a path is a plus sign. */
    static String decode(String raw) {
        return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
