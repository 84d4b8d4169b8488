/**
 * The embedded store: what Amazon DynamoDB keeps for a deployed Opspawn, kept on a laptop in one file, or in memory.
 *
 * <p>Promises: whatever was answered survives the process's death by any signal and the machine's loss of power; nobody is
 * told of what could still be lost; writers that meet share one fsync; a last write that was torn is cut off at the next
 * start, and damage to anything older refuses the start and touches nothing. The ports of {@code com.opspawn.task} and
 * {@code com.opspawn.journal} answer as those on DynamoDB do.
 *
 * <p>Out of scope: tables of any other shape, and DynamoDB's API itself. Everything that is recorded stays; of each task some
 * hundred bytes are in memory, and its texts are not.
 */
@NullMarked
package com.opspawn.local.store;

import org.jspecify.annotations.NullMarked;
