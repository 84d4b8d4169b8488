package com.opspawn.mcp;

import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(value = "com.opspawn.mcp.Everything#isInstalled", disabledReason = "-Dmcp.everything=DIR is not given")
final class EverythingOverStdioTest extends ServerContract {

    @Override
    String entry() {
        return "\"command\": \"node\", \"args\": [\"" + Everything.program() + "\", \"stdio\"]";
    }
}
