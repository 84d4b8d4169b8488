package com.opspawn.local;

/** What the template's functions run in. */
public enum Hosting {
    /** All in this JVM, from the class path: quick to start, and quick to debug. */
    IN_PROCESS,

    /** Each from its zip, in JVMs of its own under AWS's runtime client: what ships is what runs. Needs Linux. */
    PACKAGED
}
