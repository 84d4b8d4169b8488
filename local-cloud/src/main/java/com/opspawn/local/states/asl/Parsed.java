package com.opspawn.local.states.asl;

import java.util.List;

/** What reading a definition gives: a definition, or everything that is wrong with the text. */
public sealed interface Parsed {
    record Valid(Definition definition) implements Parsed {}

    /**
     * A text that is refused.
     *
     * @param problems at least one, in the order of the text
     */
    record Invalid(List<Problem> problems) implements Parsed {
        public Invalid {
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("An invalid definition has a problem");
            }
            problems = List.copyOf(problems);
        }
    }
}
