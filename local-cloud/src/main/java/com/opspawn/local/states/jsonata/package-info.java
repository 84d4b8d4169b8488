/**
 * JSONata as Step Functions evaluates it: expressions compiled once, AWS's own functions beside the language's, and
 * AWS's words for what goes wrong.
 *
 * <p>The engine is {@code com.dashjoin:jsonata}, whose error codes, messages and depth counting are the ones AWS
 * answers with. Evaluation is thread-safe.
 */
@NullMarked
package com.opspawn.local.states.jsonata;

import org.jspecify.annotations.NullMarked;
