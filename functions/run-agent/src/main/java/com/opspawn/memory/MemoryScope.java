package com.opspawn.memory;

/**
 * Whose memories. Each store encodes or hashes it, so any characters are fine.
 *
 * @param tenant the tenant that owns them
 * @param agentId the agent that has them; {@value #DEFAULT_AGENT} for tasks that name no agent
 */
public record MemoryScope(String tenant, String agentId) {
    public static final String DEFAULT_AGENT = "default";

    public MemoryScope {
        if (tenant.isEmpty()) {
            throw new IllegalArgumentException("tenant: must not be empty");
        }
        agentId = agentId.isEmpty() ? DEFAULT_AGENT : agentId;
    }
}
