package com.opspawn.local;

/** The parts' order at the end: nothing is closed while something that runs still needs it. */
enum Layer {
    /** What lets work in. */
    ENTRY,
    WORKFLOWS,
    FUNCTIONS,
    STORES,
    DATA
}
