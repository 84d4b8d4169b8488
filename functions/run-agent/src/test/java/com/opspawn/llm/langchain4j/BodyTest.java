package com.opspawn.llm.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BodyTest {
    private static final Optional<String> MESSAGES = Optional.of("messages");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"messages\":[]}",
                "{ \"messages\" : [ {\"content\":\"]}, \\\"messages\\\": Zoë 👋\"} ],\n \"model\" : \"m\" }",
                "{\"model\":\"a \\\" b, ]\",\"messages\":[1,[2,{}]],\"tools\":[{}]}",
                "{\"max\":12,\"messages\":{\"messages\":[]}}",
                "{\"model\":\"m\",\"inner\":{\"messages\":[1]}}",
                "{}"
            })
    void whatIsWrittenIsWhatWasRead(String json) {
        Body body = Body.read(json, MESSAGES);

        assertThat(body.open().has("messages")).isFalse();
        assertThat(Wire.object(body.write())).isEqualTo(Wire.object(json));
        assertThat(Wire.object(Body.read(json, Optional.empty()).write())).isEqualTo(Wire.object(json));
    }

    @Test
    void theClosedFieldIsTheTextThatItWas() {
        Body body = Body.read("{\"model\":\"m\",\"messages\":[ 1.50 ,\n {\"b\":2,  \"a\":1}],\"n\":1}", MESSAGES);
        body.open().put("n", 2);

        assertThat(body.write()).isEqualTo("{\"messages\":[ 1.50 ,\n {\"b\":2,  \"a\":1}],\"model\":\"m\",\"n\":2}");
    }

    /** Bodies over Jackson's buffers, with the conversation anywhere in them. */
    @Test
    void longBodiesAreCutAtTheRightPlaces() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            ObjectNode request = request(random);

            for (String body : List.of(Wire.write(request), lines(request))) {
                Body read = Body.read(body, MESSAGES);
                assertThat(read.open().has("messages")).isFalse();
                assertThat(Wire.object(read.write()))
                        .as("seed %d, request %d", seed, i)
                        .isEqualTo(request);
            }
        }
    }

    /** As langchain4j writes. */
    private static String lines(ObjectNode request) {
        try {
            return new ObjectMapper()
                    .writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
                    .writeValueAsString(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode request(Random random) {
        List<String> fields = new ArrayList<>(List.of("messages", "model", "temperature", "tools", "stop"));
        Collections.shuffle(fields, random);
        ObjectNode request = Wire.object("{}");
        for (String field : fields) {
            if (field.equals("messages")) {
                request.putArray(field).add(text(random)).addObject().put("content", text(random));
            } else if (random.nextBoolean()) {
                request.put(field, text(random));
            }
        }
        return request;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(20_000); left > 0; left--) {
            text.append("ab \"\\{}[],:\u00eb\u20ac".charAt(random.nextInt(13)));
        }
        return text.toString();
    }
}
