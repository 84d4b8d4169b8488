package com.opspawn.tool.builtin.http;

import com.opspawn.tool.ToolException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One GET and its answer, then redirects, each on a connection of its own. */
record Exchange(Route route) {
    /** Of a body, after decompression. */
    static final int BODY_BYTES = 512 * 1024;
    /** Of an answer as it comes over the wire: enough for a body in tiny chunks, too little for endless padding. */
    private static final int WIRE_BYTES = 4 * 1024 * 1024;

    private static final int REDIRECTS = 5;

    /** What came of it. */
    record Result(Target target, Head head, Page page) {}

    Result get(Target first) throws ToolException {
        Target target = first;
        for (int hop = 0; hop <= REDIRECTS; hop++) {
            Result result = ask(target);
            if (!result.head().isRedirect()) {
                return result;
            }
            target = target.redirectedTo(result.head().header("location").orElseThrow());
        }
        throw new ToolException(first.url() + " redirects more than " + REDIRECTS + " times");
    }

    private Result ask(Target target) throws ToolException {
        try (Socket socket = route.open(target)) {
            socket.getOutputStream().write(request(target));
            InputStream in = new BufferedInputStream(new CappedStream(socket.getInputStream(), WIRE_BYTES));
            Head head = Head.read(in);
            MediaType type = MediaType.of(head.header("content-type").orElse(""));
            return new Result(
                    target, head, head.isRedirect() ? new Page(type, new byte[0], false) : page(head, type, in));
        } catch (IOException e) {
            throw new ToolException("GET " + target.url() + " failed: " + e.getMessage(), e);
        }
    }

    private static Page page(Head head, MediaType type, InputStream in) throws IOException {
        byte[] bytes = Framing.body(head, in).readNBytes(BODY_BYTES + 1);
        boolean cut = bytes.length > BODY_BYTES;
        return new Page(type, cut ? Arrays.copyOf(bytes, BODY_BYTES) : bytes, cut);
    }

    /** No cookie, no authorization, nothing that names the user: there is nothing to drop on a redirect. */
    private static byte[] request(Target target) {
        return ("GET " + target.path() + " HTTP/1.1\r\n"
                        + "Host: " + target.authority() + "\r\n"
                        + "User-Agent: opspawn\r\n"
                        + "Accept: text/html, application/json, text/*;q=0.9, */*;q=0.5\r\n"
                        + "Accept-Encoding: gzip, deflate\r\n"
                        + "Connection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
