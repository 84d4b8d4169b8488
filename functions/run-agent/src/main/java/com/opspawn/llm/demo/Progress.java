package com.opspawn.llm.demo;

import java.util.Optional;

/** How far a part of the goal has come. */
sealed interface Progress {

    /** It needs this call next. */
    record Needs(Wish wish) implements Progress {}

    /** It needs an earlier part's result first. */
    record Waits() implements Progress {}

    /**
     * It is answered.
     *
     * @param sentence the answer
     * @param value the result that a later part can go on with; empty where there is none
     */
    record Done(String sentence, Optional<String> value) implements Progress {
        static Done saying(String sentence) {
            return new Done(sentence, Optional.empty());
        }
    }

    /** Rules cannot answer it. */
    record Beyond(String text) implements Progress {}
}
