package com.opspawn.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** The Resources of a template: those whose condition holds, with Globals merged in. */
final class ResourcesReader {
    private final Stack stack;
    private final Problems problems;
    private final Globals globals;

    ResourcesReader(Stack stack, Problems problems, Globals globals) {
        this.stack = stack;
        this.problems = problems;
        this.globals = globals;
    }

    List<Resource> read(Value.Fields declared) {
        List<Resource> resources = new ArrayList<>();
        declared.fields().forEach((id, value) -> {
            if (value instanceof Value.Fields fields) {
                resource(id, fields).ifPresent(resources::add);
            } else {
                problems.add(value.place(), "must be a mapping with a Type");
            }
        });
        resources.forEach(stack::add);
        return resources;
    }

    private Optional<Resource> resource(String id, Value.Fields fields) {
        Section section = new Section(fields, stack.resolver(), problems)
                .ignoring("Properties", "DependsOn", "Metadata", "DeletionPolicy", "UpdateReplacePolicy");
        String type = section.required("Type");
        boolean wanted = holds(section);
        section.refuseRest();
        Optional<ResourceKind> kind = ResourceKind.of(type);
        if (kind.isEmpty() && !type.isEmpty()) {
            problems.add(
                    section.placeOf("Type"),
                    type + " is not supported by the local cloud; it runs " + ResourceKind.supported());
        }
        return wanted ? kind.map(known -> resource(id, known, fields)) : Optional.empty();
    }

    private boolean holds(Section section) {
        if (!section.has("Condition")) {
            return true;
        }
        Value name = section.value("Condition");
        return stack.resolver().isTrue(new Value.Call(name.place(), Intrinsic.CONDITION, name));
    }

    private Resource resource(String id, ResourceKind kind, Value.Fields fields) {
        Value properties = fields.fields().get("Properties");
        Value.Fields own = properties instanceof Value.Fields given
                ? given
                : new Value.Fields(fields.place(), new LinkedHashMap<>());
        return new Resource(id, kind, globals.mergedInto(kind, own));
    }
}
