/**
 * Memories in the one table, searched exactly: every vector of the scope is read and compared.
 *
 * <pre>
 * PK = MEMORY#tenant#agent   SK = M#mem_…   text, task_id, tool, created_at, embedder, vector (32-bit floats, little end first)
 * PK = MEMORY#tenant#agent   SK = COUNT     memories: about how many there are
 * </pre>
 */
@NullMarked
package com.opspawn.memory.dynamodb;

import org.jspecify.annotations.NullMarked;
