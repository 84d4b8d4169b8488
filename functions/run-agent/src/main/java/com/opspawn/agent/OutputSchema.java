package com.opspawn.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.json.Json;
import java.util.List;
import java.util.function.Function;

/**
 * What a task's result must look like.
 *
 * @param schema by JSON Schema
 * @param problems tells what is wrong with a value, in words that a model can act on; empty where it fits
 */
record OutputSchema(ObjectNode schema, Function<JsonNode, List<String>> problems) {
    static final String REASON = "invalid_output";
    /** How many results that do not fit are sent back; the one after them ends the task. */
    private static final int REPAIRS = 2;

    OutputSchema {
        schema = schema.deepCopy();
    }

    String instructions() {
        return "Your final answer must be one JSON value and nothing else, without a fence or words around it, that"
                + " fits this JSON Schema:\n" + Json.write(schema);
    }

    /** The end, or what the model is told so that it does better. */
    Fact judge(String result, History history) {
        String json = withoutFence(result);
        List<String> wrong = wrong(json);
        if (wrong.isEmpty()) {
            return new Fact.Completed(json);
        }
        String all = String.join("; ", wrong);
        if (repairs(history) < REPAIRS) {
            String message = "That answer does not fit the JSON Schema of the result: " + all
                    + ". Answer again, with the corrected JSON value alone.";
            return new Fact.AnswerRejected(REASON, message);
        }
        String message = "the result does not fit the output schema after " + REPAIRS + " repairs: " + all
                + "; what the model wrote is in the task's events";
        return new Fact.Failed(REASON, message);
    }

    private List<String> wrong(String json) {
        try {
            return problems.apply(Json.parse(json));
        } catch (JsonProcessingException e) {
            return List.of("it is not JSON: " + e.getOriginalMessage());
        }
    }

    private static long repairs(History history) {
        return history.entries().stream()
                .map(Entry::fact)
                .filter(fact -> fact instanceof Fact.AnswerRejected rejected
                        && rejected.reason().equals(REASON))
                .count();
    }

    /** Many models cannot leave it out. */
    private static String withoutFence(String text) {
        String bare = text.strip();
        return bare.startsWith("```") && bare.endsWith("```") && bare.length() > 6
                ? bare.substring(3, bare.length() - 3)
                        .replaceFirst("^[a-zA-Z]*\\s*", "")
                        .strip()
                : bare;
    }
}
