package com.opspawn.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.opspawn.json.CanonicalJson;
import com.opspawn.json.Json;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a person is asked: it is always about one call of an answer.
 *
 * @param id unique within the task
 * @param answer the entry of the answer that asked for the call
 * @param call as the model wrote it
 * @param question for the person to read
 * @param options what the person may choose from; empty for any answer
 * @param onExpiry what holds where nobody decides in time: {@code APPROVE} or {@code REJECT}
 * @param expiresAt empty for never
 */
public record InputRequest(
        String id,
        Type type,
        long answer,
        ToolCall call,
        String question,
        List<String> options,
        InputDecision onExpiry,
        Optional<Instant> expiresAt) {

    /** Why a person is asked. */
    public enum Type {
        /** The policy wants a person to allow the call. */
        APPROVAL,
        /** The agent asks. */
        QUESTION,
        /** The call may or may not have happened: it is run again, or its result is given, or the model is told. */
        UNKNOWN_EFFECT;

        /** What can be decided. */
        public Set<InputDecision> decisions() {
            return switch (this) {
                case APPROVAL -> Set.of(InputDecision.APPROVE, InputDecision.REJECT, InputDecision.EDIT);
                case QUESTION -> Set.of(InputDecision.ANSWER, InputDecision.REJECT);
                case UNKNOWN_EFFECT -> Set.of(InputDecision.APPROVE, InputDecision.REJECT, InputDecision.ANSWER);
            };
        }

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Type> parse(String wireName) {
            return Arrays.stream(values())
                    .filter(type -> type.wireName().equals(wireName))
                    .findFirst();
        }
    }

    public InputRequest {
        options = List.copyOf(options);
        if (onExpiry != InputDecision.APPROVE && onExpiry != InputDecision.REJECT) {
            throw new IllegalArgumentException("input request " + id + ": expires as approve or reject");
        }
    }

    /**
     * The id of a request: always the same, whoever asks.
     *
     * @param place of the call in its answer, from 0
     * @param before how many requests of this type there were about this call already
     */
    public static String id(Type type, long answer, int place, int before) {
        String id = type.wireName() + "-" + answer + "-" + place;
        return before == 0 ? id : id + "-" + (before + 1);
    }

    /** What an approval is bound to: SHA-256, in hexadecimal digits, of the tool and its arguments. */
    public String callHash() {
        return hash(call.tool(), call.arguments());
    }

    /** Equal for arguments that differ only in white space and the order of their keys. */
    public static String hash(String tool, String arguments) {
        return CanonicalJson.sha256(Json.array().add(tool).add(canonical(arguments)));
    }

    private static String canonical(String arguments) {
        try {
            return CanonicalJson.write(Json.parse(arguments));
        } catch (JsonProcessingException notJson) {
            return arguments;
        }
    }
}
