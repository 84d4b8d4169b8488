package com.opspawn.tool.builtin.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is sent.
 *
 * @param headers what the caller adds or puts in the place of the usual ones; names in any case
 * @param body empty where there is none
 */
record Request(String method, Target target, Map<String, String> headers, Optional<byte[]> body) {
    private static final Map<String, String> USUAL =
            Map.of("User-Agent", "opspawn", "Accept", "text/html, application/json, text/*;q=0.9, */*;q=0.5");

    Request {
        Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        headers = Collections.unmodifiableMap(sorted);
    }

    static Request get(Target target) {
        return new Request("GET", target, Map.of(), Optional.empty());
    }

    static boolean isSafe(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** Whether it asks only, so that sending it twice changes nothing. */
    boolean isSafe() {
        return isSafe(method);
    }

    /** For messages: never with its headers, which may hold a key. */
    String name() {
        return method + " " + target.url();
    }

    /**
     * What a redirect asks for instead; empty where it asks to do the same deed somewhere else, which nobody but the caller
     * may decide. Another origin is told nothing that was meant for the first.
     */
    Optional<Request> redirected(int status, Target next) {
        boolean seeOther = status == 303;
        if (!isSafe() && !seeOther) {
            return Optional.empty();
        }
        boolean sameOrigin =
                next.scheme().equals(target.scheme()) && next.authority().equals(target.authority());
        Map<String, String> kept = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (sameOrigin) {
            kept.putAll(headers);
            kept.keySet().removeAll(RequestHeaders.OF_BODIES);
        }
        return Optional.of(new Request(isSafe() ? method : "GET", next, kept, Optional.empty()));
    }

    byte[] bytes() {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        StringBuilder head = new StringBuilder(method + " " + target.path() + " HTTP/1.1\r\n");
        line(head, "Host", target.authority());
        for (String name : new String[] {"User-Agent", "Accept"}) {
            String given = all.remove(name);
            line(head, name, given == null ? USUAL.getOrDefault(name, "") : given);
        }
        all.forEach((name, value) -> line(head, name, value));
        body.ifPresent(bytes -> line(head, "Content-Length", "" + bytes.length));
        line(head, "Accept-Encoding", "gzip, deflate");
        line(head, "Connection", "close");
        return joined(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII), body.orElse(new byte[0]));
    }

    private static void line(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    private static byte[] joined(byte[] head, byte[] body) {
        byte[] all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    @Override
    public String toString() {
        return name();
    }
}
