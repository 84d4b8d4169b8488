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
 * Text in an attribute: as it is where its item stays under the kilobyte that DynamoDB charges for at the least; compressed where
 * it is longer and becomes smaller by that.
 */
public final class Body {
    /** Up to so many bytes a text is left as it is: with keys, times and names beside it, it takes one unit to write. */
    static final int ONE_UNIT_BYTES = 768;

    private Body() {}

    public static AttributeValue write(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > ONE_UNIT_BYTES) {
            byte[] zipped = zipped(utf8);
            if (zipped.length < utf8.length) {
                return AttributeValue.builder()
                        .b(SdkBytes.fromByteArrayUnsafe(zipped))
                        .build();
            }
        }
        return AttributeValue.builder().s(text).build();
    }

    private static byte[] zipped(byte[] utf8) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(utf8.length);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(utf8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
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
