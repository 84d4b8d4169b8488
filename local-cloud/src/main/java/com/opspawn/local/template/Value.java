package com.opspawn.local.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of the template and its place. Numbers and booleans are text here: the one who reads knows what they are. */
sealed interface Value {
    Place place();

    /** A scalar. */
    record Text(Place place, String text) implements Value {}

    /** A list. */
    record Items(Place place, List<Value> items) implements Value {

        public Items {
            items = List.copyOf(items);
        }
    }

    /** A mapping, in the order of the file. */
    record Fields(Place place, Map<String, Value> fields) implements Value {

        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /** An intrinsic function that is still to be resolved. */
    record Call(Place place, Intrinsic function, Value argument) implements Value {}

    /** An empty value, {@code AWS::NoValue}, or what could not be resolved and is reported elsewhere. */
    record Nothing(Place place) implements Value {}
}
