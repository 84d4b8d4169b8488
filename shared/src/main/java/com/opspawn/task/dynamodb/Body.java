package com.opspawn.task.dynamodb;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Text in an attribute: as it is where a person may want to read it in the console, compressed where that would come near
 * DynamoDB's 400 KB for an item.
 */
public final class Body {
    /** Above this many characters a text is compressed. */
    static final int READABLE_CHARS = 32 * 1024;

    private Body() {}

    public static AttributeValue write(String text) {
        if (text.length() <= READABLE_CHARS) {
            return AttributeValue.builder().s(text).build();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AttributeValue.builder()
                .b(SdkBytes.fromByteArray(bytes.toByteArray()))
                .build();
    }

    public static String read(Map<String, AttributeValue> item, String attribute) {
        AttributeValue value = item.get(attribute);
        if (value == null) {
            throw new IllegalStateException("item " + item.get(Keys.PK) + ": attribute '" + attribute + "' is missing");
        }
        return value.b() == null ? value.s() : unzipped(value.b());
    }

    private static String unzipped(SdkBytes bytes) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes.asByteArrayUnsafe()))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
