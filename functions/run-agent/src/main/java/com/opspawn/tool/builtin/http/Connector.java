package com.opspawn.tool.builtin.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** Opens a connection to an address that has been checked. */
@FunctionalInterface
interface Connector {
    Socket connect(InetAddress address, int port) throws IOException;
}
