package com.opspawn.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.opspawn.settings.Environment;
import com.opspawn.settings.SettingsException;
import com.opspawn.task.TaskStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebhooksTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static Webhooks read(String setting, WebhookNetwork network) {
        Environment environment = new Environment(Map.of(Webhooks.SETTING, setting));
        Webhooks webhooks = Webhooks.read(environment, network);
        environment.check();
        return webhooks;
    }

    @Test
    void eachTenantHasItsOwn() {
        Webhooks webhooks = read("""
            {"acme": {"url": "https://acme.example/hooks?k=1", "statuses": ["completed", "failed"],
                      "signing_secret": ["opspawn/webhooks/acme", "%s"]},
             "zenith": {"signing_secret": "opspawn/webhooks/zenith"}}
            """.formatted(SECRET), WebhookNetwork.PUBLIC);

        assertThat(webhooks.of("acme"))
                .contains(new TenantWebhook(
                        Optional.of("https://acme.example/hooks?k=1"),
                        Set.of(TaskStatus.COMPLETED, TaskStatus.FAILED),
                        List.of(new SigningSecret.InSecret("opspawn/webhooks/acme"), new SigningSecret.Given(SECRET))));
        assertThat(webhooks.of("zenith"))
                .contains(new TenantWebhook(
                        Optional.empty(),
                        EnumSet.allOf(TaskStatus.class),
                        List.of(new SigningSecret.InSecret("opspawn/webhooks/zenith"))));
        assertThat(webhooks.of("nobody")).isEmpty();
        assertThat(webhooks.toString()).doesNotContain(SECRET.substring(6));
    }

    @Test
    void withoutTheSettingThereAreNone() {
        assertThat(Webhooks.read(new Environment(Map.of()), WebhookNetwork.PUBLIC)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void everyMistakeIsToldAtOnceAndNoSecretIsRepeated() {
        String setting = """
            {"a": {"url": "http://a.example/", "statuses": ["done"], "signing_secret": "whsec_c2hvcnQ=", "color": 1},
             "b": {"url": "https://10.0.0.1/"}}
            """;

        assertThatThrownBy(() -> read(setting, WebhookNetwork.PUBLIC))
                .isInstanceOf(SettingsException.class)
                .hasMessage("settings: OPSPAWN_WEBHOOKS: a: color is no field here; there are signing_secret, statuses,"
                        + " url; OPSPAWN_WEBHOOKS: a: url must start with https://: anybody on the way could read"
                        + " and change what http carries; OPSPAWN_WEBHOOKS: a: statuses must be a list of some of"
                        + " pending, running, paused, input_required, completed, failed, cancelled;"
                        + " OPSPAWN_WEBHOOKS: a: signing_secret is not whsec_ and the base64 of 24 to 64 bytes:"
                        + " make one with echo \"whsec_$(openssl rand -base64 32)\"; OPSPAWN_WEBHOOKS: b: url"
                        + " leads to 10.0.0.1, which is private; OPSPAWN_WEBHOOKS: b: signing_secret is missing:"
                        + " name a secret of Secrets Manager, or give whsec_… itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"whsec_hush", "[]", "{"})
    void aSettingThatIsNoObjectIsNotRepeated(String setting) {
        assertThatThrownBy(() -> read(setting, WebhookNetwork.PUBLIC))
                .hasMessage("settings: OPSPAWN_WEBHOOKS is no JSON object: write {\"TENANT\": {\"url\": \"https://…\","
                        + " \"signing_secret\": \"…\"}}");
    }

    @Test
    void onlyALaptopSendsToItself() {
        String setting = "{\"a\": {\"url\": \"http://127.0.0.1:9000/hook\", \"signing_secret\": \"" + SECRET + "\"}}";

        assertThat(read(setting, WebhookNetwork.LOOPBACK).of("a")).isPresent();
        assertThatThrownBy(() -> read(setting, WebhookNetwork.PUBLIC)).isInstanceOf(SettingsException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ftp://a.example/            | must be an https:// address
        //a.example/                | must be an https:// address
        https:///hook               | names no host in plain ASCII letters
        https://me:pw@a.example/    | holds a user name or password before '@': leave it out
        https://a.example/#top      | has a fragment, which is never sent: leave it out
        https://a.example:22/       | has port 22: use 80, 443, or 1024 to 65535
        https://a b/                | is no URL: Illegal character in authority
        https://169.254.169.254/    | leads to 169.254.169.254, which is link-local, where clouds keep metadata and credentials
        https://0x7f.1/             | names no host in plain ASCII letters
        https://[::1]/              | leads to [::1], which is loopback
        """)
    void whatLeadsNowhereIsRefusedInWords(String url, String problem) {
        assertThatThrownBy(() -> WebhookUrl.parse(url, WebhookNetwork.PUBLIC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(problem);
    }

    @Test
    void onALaptopHttpLeadsToThisMachineOnly() {
        assertThat(WebhookUrl.parse("http://localhost:9000/hook", WebhookNetwork.LOOPBACK)
                        .authority())
                .isEqualTo("localhost:9000");
        assertThatThrownBy(() -> WebhookUrl.parse("http://8.8.8.8/", WebhookNetwork.LOOPBACK))
                .hasMessage("leads to 8.8.8.8, which is public, and only https leads there");
        assertThatThrownBy(() -> WebhookUrl.parse("http://10.0.0.1/", WebhookNetwork.LOOPBACK))
                .hasMessage("leads to 10.0.0.1, which is private");
    }

    @Test
    void aUrlIsNeverShownWhole() {
        WebhookUrl url = WebhookUrl.parse("https://Hooks.Example:8443/T0/hush?k=hush", WebhookNetwork.PUBLIC);

        assertThat(url).hasToString("https://hooks.example:8443/…");
        assertThat(url.path()).isEqualTo("/T0/hush?k=hush");
    }
}
