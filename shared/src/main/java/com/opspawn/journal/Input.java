package com.opspawn.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request to a person, with what came of it.
 *
 * @param seq the entry that asked
 * @param at when it was asked
 * @param given the decision, once there is one
 */
public record Input(InputRequest request, long seq, Instant at, Optional<Given> given) {

    /** @param at when it was decided */
    public record Given(Fact.InputGiven decision, Instant at) {}

    /** All of a journal's, in order. The first decision on a request is the one that counts. */
    public static List<Input> of(List<Entry> entries) {
        List<Input> inputs = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.fact() instanceof Fact.InputRequested asked) {
                inputs.add(new Input(asked.request(), entry.seq(), entry.at(), Optional.empty()));
            } else if (entry.fact() instanceof Fact.InputGiven given) {
                inputs.replaceAll(input -> input.isOpen()
                                && input.request().id().equals(given.requestId())
                        ? new Input(input.request(), input.seq(), input.at(), Optional.of(new Given(given, entry.at())))
                        : input);
            }
        }
        return inputs;
    }

    /** Those about a call of an answer, of a type, in order. */
    public static List<Input> about(List<Entry> entries, InputRequest.Type type, long answer, ToolCall call) {
        return of(entries).stream()
                .filter(input -> input.request().type() == type
                        && input.request().answer() == answer
                        && input.request().call().id().equals(call.id()))
                .toList();
    }

    public boolean isOpen() {
        return given.isEmpty();
    }
}
