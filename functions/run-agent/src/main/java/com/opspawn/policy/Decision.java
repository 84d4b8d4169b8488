package com.opspawn.policy;

import java.util.Locale;

/** What a rule says of the calls that it fits. */
public enum Decision {
    ALLOW,
    DENY,
    /** A person decides. */
    ASK;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
