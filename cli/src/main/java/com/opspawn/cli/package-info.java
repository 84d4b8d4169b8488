/**
 * The {@code opspawn} command: starts the local cloud, and speaks HTTP with it or with any other endpoint.
 *
 * <p>Promises: exit code 0 where all went well, 1 where a task failed or an endpoint refused, 2 where the command line is
 * wrong. What is asked for goes to standard output, what went wrong to standard error.
 */
@NullMarked
package com.opspawn.cli;

import org.jspecify.annotations.NullMarked;
