package com.opspawn.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.webhook.SigningSecret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DocumentationTest {
    private static final Path ROOT = Path.of(System.getProperty("opspawn.root"));
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Test
    void theSnippetIsTheOneThatIsTestedHere() throws IOException {
        List<String> source =
                Files.readAllLines(Path.of("src/test/java/com/opspawn/notify/DocumentedVerification.java"));
        int begin = source.indexOf("    // begin of the text in docs/how-to/webhooks.md");
        List<String> snippet = source.subList(begin + 1, source.indexOf("    // end of the text"));

        assertThat(Files.readString(ROOT.resolve("docs/how-to/webhooks.md")))
                .contains("```java\n" + String.join("\n", snippet).stripIndent() + "\n```");
    }

    @Test
    void itTellsWhatIsOursFromWhatIsNot() throws Exception {
        byte[] key = SigningSecret.key(SECRET).orElseThrow();
        Instant now = Instant.now();
        String timestamp = Long.toString(now.getEpochSecond());
        String signature = "v1,AAAA " + Signature.of("msg_1", now, "{}", List.of(key));
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);

        assertThat(DocumentedVerification.verifies(SECRET, "msg_1", timestamp, signature, body))
                .isTrue();
        assertThat(DocumentedVerification.verifies(SECRET, "msg_2", timestamp, signature, body))
                .isFalse();
        assertThat(DocumentedVerification.verifies(
                        SECRET,
                        "msg_1",
                        "1614265330",
                        Signature.of("msg_1", Instant.ofEpochSecond(1_614_265_330), "{}", List.of(key)),
                        body))
                .isFalse();
    }
}
