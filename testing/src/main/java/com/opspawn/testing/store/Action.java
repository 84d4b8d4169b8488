package com.opspawn.testing.store;

/** What a write does where its condition holds. */
sealed interface Action {
    record Put(Item item) implements Action {}

    record Edit(Editing editing) implements Action {}

    record Delete() implements Action {}

    /** Nothing: the condition was all. */
    record Check() implements Action {}
}
