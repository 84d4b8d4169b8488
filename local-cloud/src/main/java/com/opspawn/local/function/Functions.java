package com.opspawn.local.function;

import com.opspawn.local.template.Account;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every function of the template, called as by Lambda's Invoke: by name, partial ARN or full ARN, with a qualifier or not. */
public final class Functions implements AutoCloseable {
    /** Of a synchronous call: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
    private static final int MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;

    private static final Pattern NAME = Pattern.compile("(?:arn:aws:lambda:" + Account.REGION + ":)?(?:" + Account.ID
            + ":)?(?:function:)?([a-zA-Z0-9-_]+)(:[a-zA-Z0-9$-_]+)?");

    private final Map<String, FunctionHost> hosts;
    private final Supplier<UUID> ids;

    /**
     * Takes the hosts over and closes them with itself.
     *
     * @param hosts by function name
     */
    public Functions(Map<String, FunctionHost> hosts, Supplier<UUID> ids) {
        this.hosts = new HashMap<>(hosts);
        this.ids = ids;
    }

    /**
     * Makes all functions ready, beside each other.
     *
     * @return why some could not be, by function name; empty where all are
     */
    public SortedMap<String, Throwable> prepare() {
        SortedMap<String, Throwable> reasons = new ConcurrentSkipListMap<>();
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().name("prepare-", 1).factory())) {
            hosts.forEach((name, host) -> threads.execute(() -> {
                try {
                    host.prepare();
                } catch (Throwable e) {
                    reasons.put(name, e);
                }
            }));
        }
        return reasons;
    }

    /**
     * Calls a function and waits for its end.
     *
     * @param payload the event, as JSON text
     */
    public Outcome invoke(String nameOrArn, String payload) {
        Matcher name = NAME.matcher(nameOrArn);
        FunctionHost host = name.matches() ? hosts.get(name.group(1)) : null;
        if (host == null) {
            return new Outcome.Rejected("ResourceNotFoundException", "Function not found: " + nameOrArn);
        }
        if (bytes(payload) > MAX_PAYLOAD_BYTES) {
            return new Outcome.Rejected(
                    "RequestTooLargeException",
                    bytes(payload) + " byte payload is too large for the RequestResponse invocation type (limit "
                            + MAX_PAYLOAD_BYTES + " bytes)");
        }
        String qualifier = name.group(2) == null ? "" : name.group(2);
        String arn = Account.functionArn(name.group(1)) + qualifier;
        return limited(host.invoke(new Invocation(ids.get().toString(), arn, payload)));
    }

    private static Outcome limited(Outcome outcome) {
        if (outcome instanceof Outcome.Answered(String payload) && bytes(payload) > MAX_PAYLOAD_BYTES) {
            return new Outcome.Failed(FunctionError.own(
                    "Function.ResponseSizeTooLarge",
                    "Response payload size exceeded maximum allowed payload size (" + MAX_PAYLOAD_BYTES + " bytes)."));
        }
        return outcome;
    }

    private static int bytes(String text) {
        // Only a text of a third of the limit can pass it in UTF-8.
        return text.length() <= MAX_PAYLOAD_BYTES / 3 ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public void close() {
        List.copyOf(hosts.values()).forEach(FunctionHost::close);
    }
}
