package com.opspawn.local.states.jsonata;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A field's JSON, any string of which may be a JSONata expression, such as {@code Output} or {@code Arguments}. */
public sealed interface Template {

    /** JSON without any expression in it. */
    record Constant(@Nullable Object value) implements Template {}

    /**
     * One expression.
     *
     * @param field where it stands in its state, such as {@code Output/total}
     * @param expression what is evaluated
     */
    record Query(String field, Expression expression) implements Template {
        public Query {
            Objects.requireNonNull(field);
            Objects.requireNonNull(expression);
        }
    }

    /**
     * One path, in a state of the JSONPath dialect.
     *
     * @param field the name of its member, such as {@code total.$}
     * @param path what it finds
     */
    record Path(String field, ReferencePath path) implements Template {
        public Path {
            Objects.requireNonNull(field);
            Objects.requireNonNull(path);
        }
    }

    /** An object with an expression somewhere among its members. */
    record ObjectOf(Map<String, Template> members) implements Template {
        public ObjectOf {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    /** An array with an expression somewhere among its elements. */
    record ArrayOf(List<Template> elements) implements Template {
        public ArrayOf {
            elements = List.copyOf(elements);
        }
    }

    /**
     * The value, with every expression evaluated.
     *
     * @throws QueryFailure at the first expression that fails
     * @throws MissingPath at the first path that leads nowhere
     */
    default @Nullable Object evaluate(Map<String, @Nullable Object> variables) {
        return switch (this) {
            case Constant constant -> constant.value();
            case Query query -> query.expression().evaluate(variables, query.field());
            case Path path -> path.path().evaluate(variables, path.field());
            case ObjectOf object -> {
                var value = new LinkedHashMap<String, @Nullable Object>();
                object.members().forEach((name, member) -> value.put(name, member.evaluate(variables)));
                yield value;
            }
            case ArrayOf array -> {
                var value = new ArrayList<@Nullable Object>();
                array.elements().forEach(element -> value.add(element.evaluate(variables)));
                yield value;
            }
        };
    }
}
