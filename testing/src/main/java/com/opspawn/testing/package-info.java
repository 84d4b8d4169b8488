/**
 * A crash kit: the real functions and the real state machine over a simulated cloud, in which anything can go wrong at any
 * call to the outside.
 *
 * <p>Promises: the same seed and the same faults give the same run; rules that every task must keep are checked after each
 * run; a failing schedule is shrunk and printed as Java that can be pasted into a test.
 *
 * <p>Out of scope: what real processes, networks and stores do. What is simulated of AWS is what this system uses of it.
 */
@NullMarked
package com.opspawn.testing;

import org.jspecify.annotations.NullMarked;
