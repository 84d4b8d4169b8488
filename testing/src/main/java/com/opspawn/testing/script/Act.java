package com.opspawn.testing.script;

/** What a scripted tool does when it is run. */
public enum Act {
    /** It does its work and answers. */
    ANSWERS,
    /** It says that it cannot, and has done nothing. */
    FAILS,
    /** It does its work and never answers. */
    HANGS_AFTER,
    /** It does nothing and never answers. */
    HANGS_BEFORE
}
