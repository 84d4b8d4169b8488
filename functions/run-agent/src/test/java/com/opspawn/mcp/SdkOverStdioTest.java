package com.opspawn.mcp;

/** A server made with the official SDK for Java, as a child process. */
final class SdkOverStdioTest extends ServerContract {

    @Override
    String entry() {
        return JavaProgram.entry(SdkServer.class);
    }
}
