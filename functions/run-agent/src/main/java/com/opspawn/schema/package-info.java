/**
 * JSON Schema: whether a value fits, and if not, where and why, in words that a model can act on.
 *
 * <p>Promises, for schemas of strangers too (a tool of an MCP server brings its own): nothing is ever fetched, patterns
 * take linear time, and neither a schema nor a value can make a check endless. Drafts 4 to 2020-12; a schema that names
 * none is of 2020-12.
 *
 * <p>Out of scope: {@code format}, but for {@code date}, {@code date-time}, {@code time} and {@code uuid}; all others are
 * notes for the reader, as the standard has it. Patterns that look ahead or back cannot be decided in linear time and are
 * not checked; {@link com.opspawn.schema.JsonSchema#unchecked()} names them.
 */
@NullMarked
package com.opspawn.schema;

import org.jspecify.annotations.NullMarked;
