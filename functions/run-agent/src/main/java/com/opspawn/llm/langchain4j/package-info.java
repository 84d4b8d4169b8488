/**
 * Models through langchain4j: it writes requests and reads answers, and nothing of its own retries is left on.
 *
 * <p>Where it drops or cannot hold what a provider's wire format can (whole tool schemas, exact arguments, cache markers,
 * stop reasons), its bytes are mended on their way out and in; each {@link com.opspawn.llm.langchain4j.Dialect} says what
 * and why.
 */
@NullMarked
package com.opspawn.llm.langchain4j;

import org.jspecify.annotations.NullMarked;
