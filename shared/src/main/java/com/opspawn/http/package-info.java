/**
 * The HTTP edge: API Gateway's payload 2.0 in, JSON or {@code application/problem+json} out.
 *
 * <p>Promises: every problem of a request is told at once and names its field; what goes wrong inside is never told; tenant
 * and caller are what the gateway verified, whatever body and headers say.
 */
@NullMarked
package com.opspawn.http;

import org.jspecify.annotations.NullMarked;
