package com.opspawn.mcp;

import com.opspawn.tool.ToolException;

/** Holds what a server offers against what was accepted of it. */
final class Pinned {
    private Pinned() {}

    /** @throws ToolException where the tool is no longer what was accepted: it must not be called */
    static void require(String server, ToolDefinition accepted, Definitions offered) throws ToolException {
        ToolDefinition now = offered.usable().get(accepted.name());
        if (now == null) {
            String why = offered.refused().get(accepted.name());
            throw new ToolException("tool '" + accepted.name() + "' of MCP server '" + server + "' "
                    + (why == null ? "is no longer there" : "is refused: " + why) + ". Do without it");
        }
        if (!now.sha256().equals(accepted.sha256())) {
            throw new ToolException("tool '" + accepted.name() + "' of MCP server '" + server
                    + "' is refused: its " + String.join(", ", accepted.differences(now))
                    + " changed after it was accepted. Do without it; the operator can look at the change and accept it"
                    + " with: opspawn mcp accept " + server);
        }
    }
}
