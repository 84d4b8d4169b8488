/**
 * Texts to vectors, by a provider or in this process.
 *
 * <p>Promises: one request for each question, no retry hidden below; no message holds a key.
 */
@NullMarked
package com.opspawn.memory.embedding;

import org.jspecify.annotations.NullMarked;
