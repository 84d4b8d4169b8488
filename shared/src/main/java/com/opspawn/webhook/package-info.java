/**
 * Webhooks as an operator sets them: which tenant's changes go where, for which of them, and what signs them.
 *
 * <p>Promises: a mistake in the setting is told at the start, every one of them, and never repeats a secret; a URL leads to
 * a public address over https, or on a laptop to this machine. Out of scope: sending.
 */
@NullMarked
package com.opspawn.webhook;

import org.jspecify.annotations.NullMarked;
