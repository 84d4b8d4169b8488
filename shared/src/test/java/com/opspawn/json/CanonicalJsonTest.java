package com.opspawn.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

final class CanonicalJsonTest {
    private static JsonNode json(String text) throws Exception {
        return Json.parse(text);
    }

    @Test
    void keysAreSortedAtEveryDepthAndArraysKeepTheirOrder() throws Exception {
        assertThat(CanonicalJson.write(json("{ \"b\": [ {\"d\": 1, \"c\": 2}, 3, 1 ], \"a\": {} }")))
                .isEqualTo("{\"a\":{},\"b\":[{\"c\":2,\"d\":1},3,1]}");
    }

    @Test
    void orderAndWhiteSpaceDoNotChangeTheHash() throws Exception {
        assertThat(CanonicalJson.sha256(json("{\"a\":1,\"b\":\"\\u00eb\"}")))
                .isEqualTo(CanonicalJson.sha256(json(" {\"b\" : \"ë\", \"a\" : 1} ")))
                .matches("[0-9a-f]{64}");
    }

    @Test
    void anotherValueIsAnotherHash() throws Exception {
        assertThat(CanonicalJson.sha256(json("{\"a\":[1,2]}")))
                .isNotEqualTo(CanonicalJson.sha256(json("{\"a\":[2,1]}")))
                .isNotEqualTo(CanonicalJson.sha256(json("{\"a\":[1,\"2\"]}")))
                .isNotEqualTo(CanonicalJson.sha256(json("{\"a\":[1,2],\"b\":null}")));
    }

    @Test
    void theHashIsTheOneItAlwaysWas() throws Exception {
        assertThat(CanonicalJson.sha256(json("{}")))
                .isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }
}
