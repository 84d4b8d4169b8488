/**
 * A load test of any endpoint: submissions and reads, ramped up and held, by clients that wait for each answer or at a rate that
 * does not care. It asks again as a client would, writes down what was accepted, and looks for all of it at the end.
 */
@NullMarked
package com.opspawn.benchmarks.load;

import org.jspecify.annotations.NullMarked;
