/**
 * The tools by which an agent remembers and recalls.
 *
 * <p>Promises: they act for the caller's tenant and agent alone, whatever the model writes; what is recalled is told as
 * data, with where it came from; a memory that gives no answer is a failed call and nothing worse.
 */
@NullMarked
package com.opspawn.memory.tool;

import org.jspecify.annotations.NullMarked;
