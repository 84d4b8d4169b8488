package com.opspawn.cli;

import java.util.Optional;

/** Waits for a line that a person types. */
@FunctionalInterface
interface Prompt {
    /** Where there is no person. */
    Prompt NOBODY = Optional::empty;

    /** The line, without its end; empty where there is no more to come. */
    Optional<String> line();
}
