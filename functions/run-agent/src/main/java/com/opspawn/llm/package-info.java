/**
 * Language models: a prompt goes in, one answer comes out.
 *
 * <p>Promises: one call to the provider per question, no retry hidden below; a failure says whether asking again can
 * help, and when. Out of scope: deciding to ask again, which is the step's and the workflow's matter.
 */
@NullMarked
package com.opspawn.llm;

import org.jspecify.annotations.NullMarked;
