package com.opspawn.agent;

import com.opspawn.journal.History;
import com.opspawn.tool.ToolContext;
import java.util.List;
import java.util.Optional;

/**
 * Finds an agent that runs in circles: the same calls with the same results again and again, be it A-A-A, A-B-A-B or a
 * circle of three. Calls whose results change are no circle: waiting for something looks like that.
 */
final class Repetition {
    static final int DEFAULT_MAX = 3;
    private static final int LONGEST_CIRCLE = 3;

    private Repetition() {}

    /**
     * @param max how many times a round of calls may be made with the same results; above one
     * @return what is repeated, for a message
     */
    static Optional<String> of(History history, int max) {
        List<String> rounds =
                Calls.rounds(history).stream().map(Repetition::signature).toList();
        for (int length = 1; length <= LONGEST_CIRCLE; length++) {
            if (isCircle(rounds, length, max)) {
                return Optional.of(tools(history, length));
            }
        }
        return Optional.empty();
    }

    /** One more time than is allowed. */
    private static boolean isCircle(List<String> rounds, int length, int max) {
        int span = length * (max + 1);
        if (rounds.size() < span) {
            return false;
        }
        List<String> last = rounds.subList(rounds.size() - span, rounds.size());
        for (int i = length; i < span; i++) {
            if (!last.get(i).equals(last.get(i - length))) {
                return false;
            }
        }
        return true;
    }

    private static String signature(List<ToolContext.Done> round) {
        StringBuilder signature = new StringBuilder();
        for (ToolContext.Done done : round) {
            for (String part : List.of(
                    done.call().tool(), done.call().arguments(), done.result().output())) {
                signature.append(part.length()).append(':').append(part);
            }
        }
        return signature.toString();
    }

    private static String tools(History history, int length) {
        List<List<ToolContext.Done>> rounds = Calls.rounds(history);
        return String.join(
                ", then ",
                rounds.subList(rounds.size() - length, rounds.size()).stream()
                        .map(round -> String.join(
                                " with ",
                                round.stream().map(done -> done.call().tool()).toList()))
                        .toList());
    }
}
