/**
 * Long-term memory: what an agent keeps from one task for the next.
 *
 * <p>Promises: a tenant's agent sees its own memories and no other's, whatever characters their names have; a memory that
 * was added is found by the next task, from another process too; adding one twice keeps one; every memory says which task
 * and which tool it came from, and can be deleted. Vectors of different embedders are never compared. Out of scope: the
 * conversation of a task, which is its journal, and deciding what is worth remembering.
 */
@NullMarked
package com.opspawn.memory;

import org.jspecify.annotations.NullMarked;
