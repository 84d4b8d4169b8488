package com.opspawn.llm.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;

/**
 * A call's arguments on their way back to a model. Most providers take them as an object only, and would refuse the whole
 * conversation for the sake of one call whose arguments were malformed when the model wrote them.
 */
public final class CallArguments {
    /** Holds what the model wrote, where it is no object. */
    static final String MALFORMED = "malformed_arguments";

    private CallArguments() {}

    /** As an object; the same text gives the same object. */
    public static ObjectNode object(String arguments) {
        if (arguments.isBlank()) {
            return Json.object();
        }
        try {
            if (Json.parse(arguments) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // Told to the model when the call was run: here it only has to travel.
        }
        return Json.object().put(MALFORMED, arguments);
    }

    /** As text that holds an object: as the model wrote it where that is one. */
    static String text(String arguments) {
        ObjectNode object = object(arguments);
        return object.has(MALFORMED) || object.isEmpty() ? Json.write(object) : arguments;
    }
}
