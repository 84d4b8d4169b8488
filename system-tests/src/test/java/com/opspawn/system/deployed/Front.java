package com.opspawn.system.deployed;

import java.net.URI;

/** Where callers on this machine reach a deployed API without knowing what it is deployed on. */
interface Front extends AutoCloseable {
    /** Without a path. */
    URI uri();

    @Override
    void close();
}
