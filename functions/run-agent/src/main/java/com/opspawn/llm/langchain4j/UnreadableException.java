package com.opspawn.llm.langchain4j;

/** An answer makes no sense; the message says why, to follow "cannot be read: ". */
final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableException(String why) {
        super(why);
    }
}
