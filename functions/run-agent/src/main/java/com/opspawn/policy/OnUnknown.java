package com.opspawn.policy;

import java.util.Locale;

/** What follows where nobody can tell whether a call was done. */
public enum OnUnknown {
    /** The model is told so. */
    TELL,
    /** A person looks at it. */
    ASK;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
