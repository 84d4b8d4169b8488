/**
 * The {@code opspawn} command: starts the local cloud, and speaks HTTP with it or with any other endpoint.
 *
 * <p>Promises: the exit codes of {@link Exit}; what is asked for goes to standard output, notes and what went wrong to
 * standard error, and with {@code --json} standard output is JSON alone; what models, tools and servers wrote drives no
 * terminal; no secret is printed.
 */
@NullMarked
package com.opspawn.cli;

import org.jspecify.annotations.NullMarked;
