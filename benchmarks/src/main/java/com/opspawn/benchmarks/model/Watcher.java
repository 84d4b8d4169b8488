package com.opspawn.benchmarks.model;

/** Is told what the model sees of a task. Called from many threads. */
public interface Watcher {
    /**
     * The system asked again.
     *
     * @param turn of the answer before, from 0
     * @param nanos from that answer to this question
     */
    default void stepped(String name, int turn, long nanos) {}

    /** A question came in, as bytes of JSON. */
    default void asked(String name, int turn, byte[] question) {}

    /** A question that was asked has been answered. */
    default void answered(String name) {}

    /** The last answer has been given. */
    default void ended(String name) {}
}
