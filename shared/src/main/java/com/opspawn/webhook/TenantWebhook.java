package com.opspawn.webhook;

import com.opspawn.task.TaskStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is set for one tenant.
 *
 * @param url where all its tasks' changes go; without it, only tasks that bring a URL have a webhook
 * @param statuses the ones that are told
 * @param secrets every one of them signs, so that a receiver may change over in its own time; at least one
 */
public record TenantWebhook(Optional<String> url, Set<TaskStatus> statuses, List<SigningSecret> secrets) {
    public TenantWebhook {
        statuses = Set.copyOf(statuses);
        secrets = List.copyOf(secrets);
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("a webhook needs a signing secret");
        }
    }
}
