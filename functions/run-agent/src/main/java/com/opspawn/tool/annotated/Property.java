package com.opspawn.tool.annotated;

import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import dev.langchain4j.model.output.structured.Description;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** One property of a record or class, with what its annotations say. */
record Property(Class<?> owner, BeanPropertyDefinition definition) {

    /** By Jackson's {@code @JsonPropertyDescription} or langchain4j's {@code @Description}. */
    Optional<String> description() {
        String ofJackson = definition.getMetadata().getDescription();
        if (ofJackson != null) {
            return Optional.of(ofJackson);
        }
        return field().map(field -> field.getAnnotation(Description.class))
                .map(found -> String.join("\n", found.value()));
    }

    /** A record's component is, unless it is an optional or may be null; a class's property is where Jackson is told so. */
    boolean isRequired() {
        if (!owner.isRecord()) {
            return definition.isRequired();
        }
        return !TypeSchemas.isOptional(definition.getPrimaryType())
                && component().stream()
                        .flatMap(component -> Stream.<AnnotatedElement>of(component, component.getAnnotatedType()))
                        .flatMap(element -> Arrays.stream(element.getAnnotations()))
                        .noneMatch(annotation ->
                                annotation.annotationType().getSimpleName().equals("Nullable"));
    }

    private Optional<RecordComponent> component() {
        return Arrays.stream(owner.getRecordComponents())
                .filter(component -> component.getName().equals(definition.getInternalName()))
                .findFirst();
    }

    private Optional<Field> field() {
        return Arrays.stream(owner.getDeclaredFields())
                .filter(field -> field.getName().equals(definition.getInternalName()))
                .findFirst();
    }
}
