package com.opspawn.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request to a person, with what came of it.
 *
 * @param at when it was asked
 * @param given the decision, once there is one
 */
public record Input(InputRequest request, Instant at, Optional<Given> given) {

    /** @param at when it was decided */
    public record Given(Fact.InputGiven decision, Instant at) {}

    /** All of a journal's, in order. The first decision on a request is the one that counts. */
    public static List<Input> of(List<Entry> entries) {
        List<Input> inputs = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.fact() instanceof Fact.InputRequested asked) {
                inputs.add(new Input(asked.request(), entry.at(), Optional.empty()));
            } else if (entry.fact() instanceof Fact.InputGiven given) {
                inputs.replaceAll(input ->
                        input.isOpen() && input.request().id().equals(given.requestId())
                                ? new Input(input.request(), input.at(), Optional.of(new Given(given, entry.at())))
                                : input);
            }
        }
        return inputs;
    }

    /** The last one about a call of an answer, of a type. */
    public static Optional<Input> about(List<Entry> entries, InputRequest.Type type, long answer, ToolCall call) {
        return of(entries).reversed().stream()
                .filter(input -> input.request().type() == type
                        && input.request().answer() == answer
                        && input.request().call().id().equals(call.id()))
                .findFirst();
    }

    public boolean isOpen() {
        return given.isEmpty();
    }
}
