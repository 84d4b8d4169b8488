package com.opspawn.local.template;

/**
 * A route of the HTTP API.
 *
 * @param method upper case, or {@code ANY}
 * @param path such as {@code /tasks/{task_id}}, or {@code $default}
 * @param function the name of the one behind it
 */
public record HttpRoute(String method, String path, String function, Authorization authorization) {
    static final String DEFAULT = "$default";

    /** As events name it: {@code GET /tasks/{task_id}}, or {@code $default}. */
    public String key() {
        return isDefault() ? path : method + " " + path;
    }

    public boolean isDefault() {
        return path.equals(DEFAULT);
    }

    public boolean answers(String asked) {
        return isDefault() || method.equals("ANY") || method.equals(asked);
    }
}
