package com.opspawn.tool.builtin.http;

import com.opspawn.tool.Hosts;
import com.opspawn.tool.ToolException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.Optional;

/** One request and its answer, then redirects, each on a connection of its own. */
record Exchange(Route route) {
    /** Of a body, after decompression. */
    static final int BODY_BYTES = 512 * 1024;
    /** Of an answer as it comes over the wire: enough for a body in tiny chunks, too little for endless padding. */
    private static final int WIRE_BYTES = 4 * 1024 * 1024;

    private static final int REDIRECTS = 5;

    /** What came of it. */
    record Result(Request request, Head head, Page page) {}

    /**
     * Sends a request and follows where its answer leads.
     *
     * @param hosts what may be reached, at every hop
     * @param deed takes up how far it has come, for whoever gives up waiting
     */
    Result run(Request first, Hosts hosts, Deed deed) throws ToolException {
        try {
            return followed(first, hosts, deed);
        } catch (ToolException e) {
            throw deed.after(e);
        }
    }

    private Result followed(Request first, Hosts hosts, Deed deed) throws ToolException {
        Request request = first;
        for (int hop = 0; hop <= REDIRECTS; hop++) {
            requireAllowed(request.target(), hosts);
            Result result = ask(request, deed);
            Optional<Request> next = next(result);
            if (next.isEmpty()) {
                return result;
            }
            request = next.get();
        }
        throw new ToolException(first.target().url() + " redirects more than " + REDIRECTS + " times");
    }

    private static Optional<Request> next(Result result) throws ToolException {
        Head head = result.head();
        if (!head.isRedirect()) {
            return Optional.empty();
        }
        Target next =
                result.request().target().redirectedTo(head.header("location").orElseThrow());
        return result.request().redirected(head.status(), next);
    }

    private static void requireAllowed(Target target, Hosts hosts) throws ToolException {
        String host = target.plainHost();
        if (!hosts.allows(host)) {
            throw new ToolException("refused " + host + ": this agent may only reach "
                    + (hosts.patterns().isEmpty() ? "no host at all" : String.join(", ", hosts.patterns())));
        }
    }

    private Result ask(Request request, Deed deed) throws ToolException {
        try (Socket socket = route.open(request.target())) {
            deed.begins(request);
            socket.getOutputStream().write(request.bytes());
            InputStream in = new BufferedInputStream(new CappedStream(socket.getInputStream(), WIRE_BYTES));
            Head head = Head.read(in);
            deed.isAnswered(head);
            MediaType type = MediaType.of(head.header("content-type").orElse(""));
            boolean unread = request.method().equals("HEAD") || (head.isRedirect() && request.isSafe());
            return new Result(request, head, unread ? new Page(type, new byte[0], false) : page(head, type, in));
        } catch (IOException e) {
            throw new ToolException(request.name() + " failed: " + e.getMessage(), e);
        }
    }

    private static Page page(Head head, MediaType type, InputStream in) throws IOException {
        byte[] bytes = Framing.body(head, in).readNBytes(BODY_BYTES + 1);
        boolean cut = bytes.length > BODY_BYTES;
        return new Page(type, cut ? Arrays.copyOf(bytes, BODY_BYTES) : bytes, cut);
    }
}
