package com.opspawn.local.states.asl;

import java.util.Objects;

/** Where a state leads. */
public sealed interface Transition {
    record Next(String state) implements Transition {
        public Next {
            Objects.requireNonNull(state);
        }
    }

    record End() implements Transition {}
}
