package com.opspawn.schema;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.path.PathType;
import java.util.Locale;

/** Where a schema's references lead: into itself or to the standard, and nowhere else. */
final class Registries {
    private Registries() {}

    /** One for each schema, so that no stranger's {@code $id} ever stands for another's schema. */
    static SchemaRegistry fresh(Patterns patterns) {
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .pathType(PathType.JSON_PATH)
                .formatAssertionsEnabled(true)
                .locale(Locale.ROOT)
                .preloadSchema(false)
                .regularExpressionFactory(patterns)
                .build();
        return SchemaRegistry.builder()
                .dialectRegistry(Drafts.REGISTRY)
                .defaultDialectId(Drafts.DEFAULT)
                .schemaRegistryConfig(config)
                .schemaLoader(loader -> loader.fetchRemoteResources(false).allow(iri -> Drafts.isOwn(iri.toString())))
                .build();
    }
}
