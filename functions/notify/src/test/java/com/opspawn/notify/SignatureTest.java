package com.opspawn.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.webhook.SigningSecret;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SignatureTest {
    private static final byte[] KEY =
            SigningSecret.key("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").orElseThrow();

    /** The example that the specification's own libraries are tested with. */
    @Test
    void itIsTheSpecificationsOwn() {
        assertThat(Signature.of(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1_614_265_330),
                        "{\"test\": 2432232314}",
                        List.of(KEY)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void eachKeySignsForItself() {
        byte[] other = KEY.clone();
        other[0]++;

        String both = Signature.of("msg_1", Instant.EPOCH, "{}", List.of(KEY, other));

        assertThat(both.split(" ", -1))
                .containsExactly(
                        Signature.of("msg_1", Instant.EPOCH, "{}", List.of(KEY)),
                        Signature.of("msg_1", Instant.EPOCH, "{}", List.of(other)))
                .doesNotHaveDuplicates();
    }
}
