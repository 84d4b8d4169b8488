package com.opspawn.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of the template.
 *
 * @param attributeTypes {@code S}, {@code N} or {@code B} by the name of each key attribute
 * @param ttlAttribute the attribute by which items expire
 * @param stream what its stream's records show, such as {@code NEW_AND_OLD_IMAGES}, where it has one
 */
public record TableSpec(
        String logicalId,
        String name,
        Map<String, String> attributeTypes,
        Key key,
        List<Index> indexes,
        Optional<String> ttlAttribute,
        Optional<String> stream) {

    /** Without a stream. */
    public TableSpec(
            String logicalId,
            String name,
            Map<String, String> attributeTypes,
            Key key,
            List<Index> indexes,
            Optional<String> ttlAttribute) {
        this(logicalId, name, attributeTypes, key, indexes, ttlAttribute, Optional.empty());
    }

    /** A hash key and, where there is one, a range key. */
    public record Key(String hash, Optional<String> range) {}

    /**
     * A global secondary index.
     *
     * @param projection {@code KEYS_ONLY}, {@code INCLUDE} or {@code ALL}
     * @param included the attributes of {@code INCLUDE}
     */
    public record Index(String name, Key key, String projection, List<String> included) {

        public Index {
            included = List.copyOf(included);
        }
    }

    public TableSpec {
        attributeTypes = Map.copyOf(attributeTypes);
        indexes = List.copyOf(indexes);
    }

    public String streamArn() {
        return Account.streamArn(name);
    }
}
