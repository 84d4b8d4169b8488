package com.opspawn.notify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What docs/how-to/webhooks.md tells receivers to do. */
final class DocumentedVerification {
    private DocumentedVerification() {}

    // begin of the text in docs/how-to/webhooks.md
    static boolean verifies(String secret, String id, String timestamp, String signature, byte[] body)
            throws Exception {
        if (Math.abs(Instant.now().getEpochSecond() - Long.parseLong(timestamp)) > 300) {
            return false; // An old one, sent again by a stranger.
        }
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
        byte[] expected = mac.doFinal(body);
        for (String one : signature.split(" ", -1)) {
            if (one.startsWith("v1,")
                    && MessageDigest.isEqual(expected, Base64.getDecoder().decode(one.substring(3)))) {
                return true;
            }
        }
        return false;
    }
    // end of the text
}
