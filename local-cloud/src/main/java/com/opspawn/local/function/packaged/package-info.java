/**
 * Hosts functions as Lambda does: each from its zip, in a JVM of its own under AWS's own runtime client, which is served the
 * Lambda Runtime API here. Memory, time-outs and concurrency of the template are enforced.
 *
 * <p>Out of scope: file systems of their own (a function sees this machine's files; only its temporary directory is its own),
 * CPU shares, and freezing between calls.
 */
@NullMarked
package com.opspawn.local.function.packaged;

import org.jspecify.annotations.NullMarked;
