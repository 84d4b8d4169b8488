/**
 * Holds {@code docs/} to the code. Every block of a page is run, read, or tested by the test that it names; what cannot run
 * here says why in a comment before it. {@link com.opspawn.docs.Mark} has the comments.
 */
@NullMarked
package com.opspawn.docs;

import org.jspecify.annotations.NullMarked;
