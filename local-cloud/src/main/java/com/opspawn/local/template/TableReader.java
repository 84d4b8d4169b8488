package com.opspawn.local.template;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code AWS::DynamoDB::Table} to {@link TableSpec}. */
final class TableReader {
    private static final List<String> VIEWS = List.of("KEYS_ONLY", "NEW_AND_OLD_IMAGES", "NEW_IMAGE", "OLD_IMAGE");

    private final Stack stack;

    TableReader(Stack stack) {
        this.stack = stack;
    }

    TableSpec read(Resource resource, Section section) {
        section.ignoring("TableName", "Tags", "TableClass", "DeletionProtectionEnabled", "ResourcePolicy")
                .ignoring("BillingMode", "ProvisionedThroughput", "OnDemandThroughput", "WarmThroughput")
                .ignoring("PointInTimeRecoverySpecification", "SSESpecification")
                .ignoring("ContributorInsightsSpecification");
        TableSpec table = new TableSpec(
                resource.id(),
                stack.nameOf(resource),
                attributeTypes(section),
                key(section),
                section.sections("GlobalSecondaryIndexes").stream()
                        .map(TableReader::index)
                        .toList(),
                section.section("TimeToLiveSpecification").flatMap(TableReader::timeToLive),
                section.section("StreamSpecification").flatMap(TableReader::stream));
        section.refuseRest();
        checkKeys(table, section);
        return table;
    }

    private static Map<String, String> attributeTypes(Section section) {
        Map<String, String> types = new LinkedHashMap<>();
        for (Section attribute : section.sections("AttributeDefinitions")) {
            String type = attribute.required("AttributeType");
            if (!Set.of("S", "N", "B").contains(type)) {
                attribute.refuse("AttributeType", "must be S, N or B, and is " + type);
            }
            types.put(attribute.required("AttributeName"), type);
            attribute.refuseRest();
        }
        return types;
    }

    private static TableSpec.Key key(Section section) {
        Optional<String> hash = Optional.empty();
        Optional<String> range = Optional.empty();
        for (Section part : section.sections("KeySchema")) {
            String name = part.required("AttributeName");
            switch (part.required("KeyType")) {
                case "HASH" -> hash = Optional.of(name);
                case "RANGE" -> range = Optional.of(name);
                default -> part.refuse("KeyType", "must be HASH or RANGE");
            }
            part.refuseRest();
        }
        if (hash.isEmpty()) {
            section.refuse("KeySchema", "needs one key of the type HASH");
        }
        return new TableSpec.Key(hash.orElse(""), range);
    }

    private static TableSpec.Index index(Section section) {
        section.ignoring("ProvisionedThroughput", "OnDemandThroughput", "WarmThroughput")
                .ignoring("ContributorInsightsSpecification");
        Optional<Section> projection = section.section("Projection");
        TableSpec.Index index = new TableSpec.Index(
                section.required("IndexName"),
                key(section),
                projection.flatMap(inner -> inner.text("ProjectionType")).orElse("ALL"),
                projection.map(inner -> inner.list("NonKeyAttributes")).orElse(List.of()));
        projection.ifPresent(Section::refuseRest);
        section.refuseRest();
        return index;
    }

    private static Optional<String> timeToLive(Section section) {
        boolean enabled = section.flag("Enabled", false);
        String attribute = enabled ? section.required("AttributeName") : section.text("AttributeName", "");
        section.refuseRest();
        return enabled ? Optional.of(attribute) : Optional.empty();
    }

    private static Optional<String> stream(Section section) {
        section.ignoring("ResourcePolicy");
        String view = section.required("StreamViewType");
        if (!VIEWS.contains(view)) {
            section.refuse("StreamViewType", "must be one of " + String.join(", ", VIEWS) + ", and is " + view);
        }
        section.refuseRest();
        return Optional.of(view).filter(VIEWS::contains);
    }

    /** DynamoDB wants exactly the key attributes declared: neither fewer nor more. */
    private static void checkKeys(TableSpec table, Section section) {
        Set<String> used = new HashSet<>(names(table.key()));
        table.indexes().forEach(index -> used.addAll(names(index.key())));
        used.remove("");
        Set<String> declared = table.attributeTypes().keySet();
        if (!declared.equals(used)) {
            section.refuse("AttributeDefinitions", "must declare exactly the attributes that keys use");
        }
    }

    private static List<String> names(TableSpec.Key key) {
        return key.range().map(range -> List.of(key.hash(), range)).orElse(List.of(key.hash()));
    }
}
