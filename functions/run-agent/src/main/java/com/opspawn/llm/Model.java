package com.opspawn.llm;

/** A language model behind one address. Safe for use by several threads. */
public interface Model {

    /** The model's name as users write it: {@code provider/name}, or {@code demo}. */
    String name();

    /**
     * Asks once.
     *
     * @throws ModelException where there is no answer; it says whether asking again can help
     */
    Answer ask(Prompt prompt) throws ModelException;
}
