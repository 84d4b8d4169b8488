package com.opspawn.local.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items as DynamoDB writes them in JSON: {@code {"name": {"S": "text"}}}. */
public final class ItemJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ItemJson() {}

    public static ObjectNode write(Map<String, AttributeValue> item) {
        ObjectNode json = JSON.createObjectNode();
        item.forEach((name, value) -> json.set(name, value(value)));
        return json;
    }

    private static ObjectNode value(AttributeValue value) {
        ObjectNode json = JSON.createObjectNode();
        String type = value.type().name();
        JsonNode content = switch (value.type()) {
            case S -> json.textNode(value.s());
            case N -> json.textNode(value.n());
            case B -> json.textNode(base64(value.b()));
            case BOOL -> json.booleanNode(value.bool());
            case NUL -> json.booleanNode(true);
            case M -> write(value.m());
            case L -> {
                ArrayNode list = json.arrayNode();
                value.l().forEach(item -> list.add(value(item)));
                yield list;
            }
            case SS -> JSON.valueToTree(value.ss());
            case NS -> JSON.valueToTree(value.ns());
            case BS ->
                JSON.valueToTree(value.bs().stream().map(ItemJson::base64).toList());
            case UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalStateException("an attribute's value is of an unknown type");
        };
        return json.set(type.equals("NUL") ? "NULL" : type, content);
    }

    private static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
    }
}
