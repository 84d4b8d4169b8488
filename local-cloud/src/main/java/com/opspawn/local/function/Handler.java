package com.opspawn.local.function;

import com.amazonaws.services.lambda.runtime.Context;

/** A function's code, from event text to answer text. */
interface Handler {
    /**
     * Runs the code.
     *
     * @throws Exception whatever the function throws
     */
    String handle(String event, Context context) throws Exception;
}
