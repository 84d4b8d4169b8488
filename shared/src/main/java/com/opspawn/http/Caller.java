package com.opspawn.http;

import java.util.Optional;
import java.util.Set;

/**
 * Who asks, as the gateway verified it.
 *
 * @param tenant whose tasks the caller may see
 * @param subject names the caller within the tenant: a token's {@code sub}, an IAM ARN, or {@code developer} on a laptop
 * @param scopes of the caller's token; empty where no scopes are asked of this caller (IAM, and on a laptop)
 */
public record Caller(String tenant, String subject, Optional<Set<String>> scopes) {
    /** Who asks on a laptop. */
    public static final String DEVELOPER = "developer";

    public Caller {
        scopes = scopes.map(Set::copyOf);
    }
}
