/**
 * The local cloud: {@code template.yaml} in, a running system out, in one JVM. {@link com.opspawn.local.LocalCloud} is the
 * one door; everything below it is a part.
 *
 * <p>Promises: what the template uses works as on AWS, and what is not supported is refused by name at the start; nothing
 * listens beyond 127.0.0.1; with a data directory, acknowledged work survives the process's death by any signal. Out of
 * scope: being a general AWS emulator, and production.
 */
@NullMarked
package com.opspawn.local;

import org.jspecify.annotations.NullMarked;
