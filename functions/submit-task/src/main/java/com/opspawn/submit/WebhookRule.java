package com.opspawn.submit;

import com.opspawn.http.Fields;
import com.opspawn.task.Webhook;
import com.opspawn.webhook.WebhookNetwork;
import com.opspawn.webhook.WebhookUrl;
import com.opspawn.webhook.Webhooks;
import java.util.Optional;

/** Which webhooks the tasks of a tenant may bring: none that nothing would sign, and none that would never be sent. */
record WebhookRule(String tenant, Webhooks webhooks, WebhookNetwork network) {

    /** The {@code webhook} of a submission; empty where it is refused, which is noted. */
    Optional<Webhook> read(Fields fields) {
        if (!fields.has("url")) {
            fields.missing("url", "is missing: say where to send to, or leave webhook out");
        }
        Optional<String> url = fields.string("url", WebhookUrl.MAX_LENGTH);
        fields.refuseOthers();
        if (webhooks.of(tenant).isEmpty()) {
            fields.note(
                    "url",
                    "invalid",
                    "could not be signed: tenant '" + tenant + "' has no signing secret; set one for it in "
                            + Webhooks.SETTING + ", or leave webhook out");
        }
        return url.filter(text -> leadsSomewhere(text, fields)).map(Webhook::new);
    }

    private boolean leadsSomewhere(String url, Fields fields) {
        try {
            WebhookUrl.parse(url, network);
            return true;
        } catch (IllegalArgumentException e) {
            fields.note("url", "invalid", String.valueOf(e.getMessage()));
            return false;
        }
    }
}
