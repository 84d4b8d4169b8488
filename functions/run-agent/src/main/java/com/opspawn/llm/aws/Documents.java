package com.opspawn.llm.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkNumber;
import software.amazon.awssdk.core.document.Document;

/** JSON as the SDK's documents and back. Numbers keep their digits, fields their order. */
final class Documents {
    private Documents() {}

    static Document write(JsonNode json) {
        return switch (json.getNodeType()) {
            case OBJECT -> {
                Map<String, Document> fields = new LinkedHashMap<>();
                json.properties().forEach(field -> fields.put(field.getKey(), write(field.getValue())));
                yield Document.fromMap(fields);
            }
            case ARRAY -> {
                Document.ListBuilder items = Document.listBuilder();
                json.forEach(item -> items.addDocument(write(item)));
                yield items.build();
            }
            case NUMBER -> Document.fromNumber(SdkNumber.fromBigDecimal(json.decimalValue()));
            case BOOLEAN -> Document.fromBoolean(json.asBoolean());
            case STRING -> Document.fromString(json.asText());
            case NULL, MISSING, BINARY, POJO -> Document.fromNull();
        };
    }

    static JsonNode read(Document document) {
        if (document.isMap()) {
            ObjectNode object = Json.object();
            document.asMap().forEach((name, value) -> object.set(name, read(value)));
            return object;
        }
        if (document.isList()) {
            ArrayNode array = Json.array();
            document.asList().forEach(item -> array.add(read(item)));
            return array;
        }
        return scalar(document);
    }

    private static JsonNode scalar(Document document) {
        ObjectNode holder = Json.object();
        if (document.isString()) {
            return holder.put("it", document.asString()).path("it");
        }
        if (document.isBoolean()) {
            return holder.put("it", document.asBoolean()).path("it");
        }
        return document.isNumber()
                ? holder.put("it", new BigDecimal(document.asNumber().stringValue()))
                        .path("it")
                : holder.putNull("it").path("it");
    }
}
