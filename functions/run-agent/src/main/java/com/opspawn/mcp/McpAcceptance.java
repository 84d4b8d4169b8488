package com.opspawn.mcp;

import com.opspawn.mcp.wire.Deadline;
import com.opspawn.mcp.wire.Session;
import com.opspawn.mcp.wire.WireException;
import com.opspawn.tool.Effect;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Looks at what servers offer, and accepts it into the lock file. */
public final class McpAcceptance {
    /** A server that is fetched from a registry at its first start takes its time. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LockFile lock;

    public McpAcceptance(McpServers servers) {
        this.lock = new LockFile(servers.lockFile());
    }

    /** Reaches the server, lists its tools, and leaves. */
    public Review review(McpServer server) throws InterruptedException {
        Deadline deadline = Deadline.in(PATIENCE);
        try (Session session = Session.open(server.endpoint(), server.secrets(), deadline)) {
            Definitions offered = Definitions.read(session.tools(deadline));
            return new Review.Reached(
                    server, lines(server, offered), List.copyOf(offered.usable().values()));
        } catch (WireException e) {
            return new Review.Unreached(server, String.valueOf(e.getMessage()));
        }
    }

    /**
     * From now on these definitions are the accepted ones.
     *
     * @throws IOException where the lock file cannot be written, or is damaged
     */
    public void accept(Review.Reached review) throws IOException {
        try {
            lock.accept(review.server().name(), review.offered());
        } catch (LockFile.DamagedException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private List<Review.Line> lines(McpServer server, Definitions offered) {
        Map<String, ToolDefinition> accepted = accepted(server);
        Map<String, Review.Line> lines = new TreeMap<>();
        accepted.forEach((name, tool) -> lines.put(name, line(server, tool, Review.Standing.GONE, List.of(), "")));
        offered.usable().forEach((name, tool) -> lines.put(name, compared(server, accepted.get(name), tool)));
        offered.refused()
                .forEach((name, why) -> lines.put(
                        name,
                        new Review.Line(
                                ToolName.of(server.name(), name),
                                Review.Standing.REFUSED,
                                Effect.ONCE,
                                "",
                                List.of(),
                                why)));
        return new ArrayList<>(lines.values());
    }

    /** A damaged lock accepts nothing: all is new, and accepting it mends the file where it can be mended. */
    private Map<String, ToolDefinition> accepted(McpServer server) {
        try {
            return lock.accepted(server.name()).orElse(Map.of());
        } catch (LockFile.DamagedException e) {
            return Map.of();
        }
    }

    private static Review.Line compared(McpServer server, @Nullable ToolDefinition before, ToolDefinition now) {
        if (before == null) {
            return line(server, now, Review.Standing.NEW, List.of(), "");
        }
        List<Review.Change> changes = before.differences(now).stream()
                .map(field ->
                        new Review.Change(field, Visible.text(before.written(field)), Visible.text(now.written(field))))
                .toList();
        Review.Standing standing = changes.isEmpty() ? Review.Standing.ACCEPTED : Review.Standing.CHANGED;
        return line(server, now, standing, changes, "");
    }

    private static Review.Line line(
            McpServer server, ToolDefinition tool, Review.Standing standing, List<Review.Change> changes, String why) {
        return new Review.Line(
                ToolName.of(server.name(), tool.name()),
                standing,
                server.effect(tool),
                Visible.text(tool.description().strip()),
                changes,
                why);
    }
}
