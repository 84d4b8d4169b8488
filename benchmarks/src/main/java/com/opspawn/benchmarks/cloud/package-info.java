/**
 * The system under test: a local cloud in a process of its own, with the JVM's options of {@code ./opspawn}, so that its CPU
 * time, threads and memory are its own; and a plain HTTP client of its API.
 */
@NullMarked
package com.opspawn.benchmarks.cloud;

import org.jspecify.annotations.NullMarked;
