/**
 * A local Step Functions: Amazon States Language machines, JSONata dialect, behind the real wire protocol.
 *
 * <p>{@link com.opspawn.local.states.StatesService} is the one door. It answers any AWS SDK on a port of 127.0.0.1 and
 * calls functions through a {@link com.opspawn.local.states.FunctionInvoker}. What it does not support is refused by
 * name. The packages below are its inside; only the door's types are for others.
 */
@NullMarked
package com.opspawn.local.states;

import org.jspecify.annotations.NullMarked;
