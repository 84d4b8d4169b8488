package com.opspawn.tool.annotated;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a method's parameter is filled with. */
sealed interface Argument {

    /** The call's context; models know nothing of it. */
    record Context() implements Argument {}

    /**
     * What the model gives under a name.
     *
     * @param usual what stands for it where the model leaves it out; JSON's null where nothing does
     */
    record Named(String name, JavaType type, ObjectNode schema, boolean required, JsonNode usual) implements Argument {}
}
