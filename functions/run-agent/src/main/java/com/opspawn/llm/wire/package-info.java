/**
 * What all wire formats have in common: a prompt that every provider takes, and failures that say what follows from them.
 *
 * <p>Promises: a longer conversation gives a transcript that begins with that of the shorter one; a failure's message says
 * where, what and how to fix it, and holds no key. Out of scope: any one provider's format.
 */
@NullMarked
package com.opspawn.llm.wire;

import org.jspecify.annotations.NullMarked;
