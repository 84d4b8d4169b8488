package com.opspawn.testing.cloud;

import com.amazonaws.services.lambda.runtime.Context;

/** A function's handler with its event. Runs again for each delivery of it. */
@FunctionalInterface
interface Code<T> {
    T run(Context context) throws Exception;
}
