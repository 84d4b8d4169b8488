/**
 * Memories in Chroma, over its HTTP API (v2): one collection for each scope and embedder, by cosine.
 */
@NullMarked
package com.opspawn.memory.chroma;

import org.jspecify.annotations.NullMarked;
