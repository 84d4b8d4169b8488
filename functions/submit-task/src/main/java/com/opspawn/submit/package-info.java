/**
 * Submitting: over HTTP, from the queue, and what the sweeper finds.
 *
 * <p>Promises: what is answered as accepted is recorded and will be started, whatever crashes in between; a submission
 * that comes twice is one task; a message on the queue is checked as strictly as a request over HTTP.
 */
@NullMarked
package com.opspawn.submit;

import org.jspecify.annotations.NullMarked;
