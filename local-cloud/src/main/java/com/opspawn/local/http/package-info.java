/**
 * The template's HTTP API on loopback: routes, payload format 2.0 and limits of an API Gateway HTTP API.
 *
 * <p>Out of scope: authorizers, CORS, throttling, stages other than {@code $default}, WebSockets.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">the
 *     payload format</a>
 */
@NullMarked
package com.opspawn.local.http;

import org.jspecify.annotations.NullMarked;
