package com.opspawn.local.template;

import java.util.List;

/** What came of reading a template. */
public sealed interface Loaded {
    /** It runs here. */
    record Ready(Template template) implements Loaded {}

    /**
     * It does not run here.
     *
     * @param problems every one of them, in the order of the lines; at least one
     */
    record Refused(List<Problem> problems) implements Loaded {

        public Refused {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("a template is refused for at least one problem");
            }
        }
    }
}
