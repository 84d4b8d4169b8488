package com.opspawn.tool.builtin.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a host's name. */
@FunctionalInterface
interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
}
