package com.opspawn.cli;

import com.opspawn.mcp.Review;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** How servers and their tools are printed. What servers wrote is shown on one line each, and drives no terminal. */
final class McpView {
    private static final int MAX_SHOWN = 400;

    private final PrintWriter out;
    private final PrintWriter err;

    McpView(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    void list(Review review) {
        switch (review) {
            case Review.Unreached unreached -> unreached(unreached);
            case Review.Reached reached -> {
                head(reached);
                reached.tools().forEach(this::line);
            }
        }
    }

    private void head(Review review) {
        out.println(review.server().name() + " (" + review.server().endpoint().shown() + ")");
    }

    private void line(Review.Line tool) {
        String fields = String.join(
                ", ", tool.changes().stream().map(Review.Change::field).toList());
        String detail = switch (tool.standing()) {
            case ACCEPTED, NEW -> "";
            case CHANGED -> ": " + fields;
            case GONE -> ": it is no longer offered";
            case REFUSED -> ": " + Terminal.line(tool.why());
        };
        String standing = tool.standing().name().toLowerCase(Locale.ROOT);
        out.printf("  %-40s %-10s %s%s%n", tool.name(), tool.effect().wireName(), standing, detail);
    }

    /** What accepting would change, each tool with a sign before it. */
    void changes(Review review) {
        switch (review) {
            case Review.Unreached unreached -> unreached(unreached);
            case Review.Reached reached -> {
                head(reached);
                reached.tools().forEach(this::change);
            }
        }
    }

    private void change(Review.Line tool) {
        switch (tool.standing()) {
            case ACCEPTED -> {
                // Nothing to look at.
            }
            case NEW ->
                out.println("  + " + tool.name() + " (" + tool.effect().wireName() + "): " + shown(tool.description()));
            case GONE -> out.println("  - " + tool.name());
            case REFUSED -> out.println("  ! " + tool.name() + " is left out: " + shown(tool.why()));
            case CHANGED -> {
                out.println("  ~ " + tool.name() + " (" + tool.effect().wireName() + ")");
                tool.changes().forEach(change -> {
                    out.println("      " + change.field() + " was: " + shown(change.before()));
                    out.println("      " + change.field() + " is:  " + shown(change.after()));
                });
            }
        }
    }

    void accepted(Review.Reached review, Path lockFile) {
        out.println("  accepted: " + review.offered().size() + " tools, in " + lockFile);
    }

    private void unreached(Review.Unreached review) {
        err.println(review.server().name() + " (" + review.server().endpoint().shown() + ") "
                + Terminal.line(review.why()));
    }

    private static String shown(String text) {
        String line = Terminal.line(text);
        return line.length() <= MAX_SHOWN ? line : line.substring(0, MAX_SHOWN) + "…";
    }

    void flush() {
        out.flush();
        err.flush();
    }
}
