package com.opspawn.agent.definition;

/** Is told of each mistake in one file. */
@FunctionalInterface
interface Mistakes {
    /**
     * @param line from 1
     * @param place the path of the value; empty for the file as a whole
     * @param message what is wrong, and how to fix it
     */
    void add(int line, String place, String message);

    default void ofFile(String message) {
        add(1, "", message);
    }
}
