package com.opspawn.local.http;

import com.opspawn.local.template.EventSource;
import java.util.Objects;

/**
 * A route of the API and the function behind it.
 *
 * @param function its name
 */
public record Route(EventSource.HttpRoute key, String function) {
    public Route {
        Objects.requireNonNull(key);
        Objects.requireNonNull(function);
    }

    /** As events name it: {@code GET /tasks/{task_id}}, or {@code $default}. */
    String routeKey() {
        return isDefault() ? key.path() : key.method() + " " + key.path();
    }

    boolean isDefault() {
        return key.path().equals("$default");
    }

    boolean answers(String method) {
        return isDefault() || key.method().equals("ANY") || key.method().equals(method);
    }
}
