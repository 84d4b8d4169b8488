package com.opspawn.mcp;

import com.opspawn.tool.Effect;
import java.util.List;

/** What a server offers, held against what was accepted of it. */
public sealed interface Review {
    McpServer server();

    /**
     * The server answered.
     *
     * @param tools all that it offers and all that was accepted, by name
     * @param offered what would be accepted
     */
    record Reached(McpServer server, List<Line> tools, List<ToolDefinition> offered) implements Review {
        public Reached {
            tools = List.copyOf(tools);
            offered = List.copyOf(offered);
        }
    }

    /** @param why goes on after the server's name */
    record Unreached(McpServer server, String why) implements Review {}

    /** How a tool stands. */
    enum Standing {
        ACCEPTED,
        NEW,
        CHANGED,
        /** Accepted once, and no longer offered. */
        GONE,
        /** Offered, but in a form that cannot be accepted. */
        REFUSED
    }

    /**
     * One tool.
     *
     * @param name what it is called here
     * @param effect what calling it twice would do
     * @param description in visible characters
     * @param changes what is different from what was accepted
     * @param why it is refused; else empty
     */
    record Line(String name, Standing standing, Effect effect, String description, List<Change> changes, String why) {
        public Line {
            changes = List.copyOf(changes);
        }
    }

    /** A field of the definition before and after, as JSON in visible characters. */
    record Change(String field, String before, String after) {}
}
