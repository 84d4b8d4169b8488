package com.opspawn.policy;

/** What the policy says of one call. */
public sealed interface Verdict {
    record Allowed() implements Verdict {}

    /** @param reason what was denied, by what, and what to do instead, for the model to read; without any argument */
    record Denied(String reason) implements Verdict {}

    /** @param reason why a person is asked, for that person to read */
    record NeedsPerson(String reason) implements Verdict {}
}
