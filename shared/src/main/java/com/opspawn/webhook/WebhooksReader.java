package com.opspawn.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import com.opspawn.settings.Environment;
import com.opspawn.task.TaskStatus;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the setting, and notes all that is wrong with it. What may be a secret is never repeated. */
final class WebhooksReader {
    private static final Set<String> FIELDS = Set.of("url", "statuses", "signing_secret");
    private static final String NEEDS_SECRET =
            "signing_secret is missing: name a secret of Secrets Manager, or give whsec_… itself";

    private final Environment environment;
    private final WebhookNetwork network;

    WebhooksReader(Environment environment, WebhookNetwork network) {
        this.environment = environment;
        this.network = network;
    }

    Webhooks read(String setting) {
        Map<String, TenantWebhook> tenants = new HashMap<>();
        tree(setting)
                .properties()
                .forEach(tenant -> tenant(tenant.getKey(), tenant.getValue())
                        .ifPresent(webhook -> tenants.put(tenant.getKey(), webhook)));
        return new Webhooks(tenants);
    }

    private JsonNode tree(String setting) {
        try {
            JsonNode json = Json.parse(setting);
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            // The parser's own message quotes the text.
        }
        environment.problem(Webhooks.SETTING
                + " is no JSON object: write {\"TENANT\": {\"url\": \"https://…\", \"signing_secret\": \"…\"}}");
        return Json.object();
    }

    private Optional<TenantWebhook> tenant(String tenant, JsonNode json) {
        List<String> problems = new ArrayList<>();
        json.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                problems.add(field + " is no field here; there are signing_secret, statuses, url");
            }
        });
        Optional<String> url = url(json.path("url"), problems);
        Set<TaskStatus> statuses = statuses(json.path("statuses"), problems);
        List<SigningSecret> secrets = secrets(json.path("signing_secret"), problems);
        problems.forEach(problem -> environment.problem(Webhooks.SETTING + ": " + tenant + ": " + problem));
        return secrets.isEmpty() ? Optional.empty() : Optional.of(new TenantWebhook(url, statuses, secrets));
    }

    private Optional<String> url(JsonNode url, List<String> problems) {
        if (url.isMissingNode() || url.isNull()) {
            return Optional.empty();
        }
        try {
            WebhookUrl.parse(url.asText(""), network);
        } catch (IllegalArgumentException e) {
            problems.add("url " + e.getMessage());
        }
        return Optional.of(url.asText(""));
    }

    private static Set<TaskStatus> statuses(JsonNode list, List<String> problems) {
        if (list.isMissingNode() || list.isNull()) {
            return EnumSet.allOf(TaskStatus.class);
        }
        Set<TaskStatus> statuses = EnumSet.noneOf(TaskStatus.class);
        list.forEach(item -> TaskStatus.parse(item.asText("")).ifPresent(statuses::add));
        if (!list.isArray() || list.isEmpty() || statuses.size() != list.size()) {
            problems.add("statuses must be a list of some of " + TaskStatus.wireNames());
        }
        return statuses;
    }

    private static List<SigningSecret> secrets(JsonNode oneOrMany, List<String> problems) {
        List<String> texts = new ArrayList<>();
        Iterable<JsonNode> nodes = oneOrMany.isArray() ? oneOrMany : List.of(oneOrMany);
        nodes.forEach(node -> texts.add(node.asText("").strip()));
        if (texts.isEmpty() || texts.stream().anyMatch(String::isEmpty)) {
            problems.add(NEEDS_SECRET);
            return List.of();
        }
        if (texts.stream()
                .anyMatch(text -> text.startsWith(SigningSecret.PREFIX)
                        && SigningSecret.key(text).isEmpty())) {
            problems.add("signing_secret is not whsec_ and the base64 of " + SigningSecret.MIN_BYTES + " to "
                    + SigningSecret.MAX_BYTES + " bytes: make one with"
                    + " echo \"whsec_$(openssl rand -base64 32)\"");
        }
        return texts.stream().map(SigningSecret::of).toList();
    }
}
