/**
 * Hosts the template's functions as Lambda does: JSON in, JSON out, through AWS's own serialization; time-outs, payload
 * limits and error payloads are Lambda's. {@link com.opspawn.local.function.FunctionHost} is the seam: in process here, or
 * any other way to run a function.
 *
 * <p>In process, memory and concurrency have no limits; {@link com.opspawn.local.function.packaged} has them.
 */
@NullMarked
package com.opspawn.local.function;

import org.jspecify.annotations.NullMarked;
