package com.opspawn.schema;

import com.networknt.schema.dialect.BasicDialectRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.DialectId;
import com.networknt.schema.dialect.DialectRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The drafts of the standard that are known, each read when a schema of it first comes. */
final class Drafts {
    static final String DEFAULT = DialectId.DRAFT_2020_12;
    static final String NAMES = "draft 4, 6, 7, 2019-09 or 2020-12";
    static final DialectRegistry REGISTRY = new BasicDialectRegistry(Drafts::dialect);

    private static final List<String> HOMES =
            List.of("https://json-schema.org/draft/", "http://json-schema.org/draft-");
    private static final Map<String, Supplier<Dialect>> KNOWN = Map.of(
            DialectId.DRAFT_4, Dialects::getDraft4,
            DialectId.DRAFT_6, Dialects::getDraft6,
            DialectId.DRAFT_7, Dialects::getDraft7,
            DialectId.DRAFT_2019_09, Dialects::getDraft201909,
            DialectId.DRAFT_2020_12, Dialects::getDraft202012);
    private static final Map<String, Dialect> READ = new ConcurrentHashMap<>();

    private Drafts() {}

    /** The name under which a draft is known, for the name that a schema's {@code $schema} gives it. */
    static Optional<String> named(String name) {
        String plain = name.endsWith("#") ? name.substring(0, name.length() - 1) : name;
        return KNOWN.keySet().stream()
                .filter(known -> known.equals(name) || known.equals(plain) || known.equals(plain + "#"))
                .findFirst();
    }

    /** Schemas of the standard itself, which the library holds and never fetches. */
    static boolean isOwn(String iri) {
        return HOMES.stream().anyMatch(iri::startsWith);
    }

    private static Dialect dialect(String name) {
        String known = named(name)
                .orElseThrow(() -> new IllegalArgumentException("names the draft '" + name + "': use " + NAMES));
        return READ.computeIfAbsent(known, Drafts::read);
    }

    private static Dialect read(String name) {
        Dialect standard = KNOWN.getOrDefault(name, Dialects::getDraft202012).get();
        return Dialect.builder(standard)
                .formats(formats -> {
                    formats.clear();
                    Formats.ALL.forEach(format -> formats.put(format.getName(), format));
                })
                .build();
    }
}
