/**
 * Tools that users bring: methods with langchain4j's {@code @Tool} in classes that their jars name as
 * {@link com.opspawn.tool.Tools}.
 *
 * <p>Promises: the JSON Schema of a method's arguments is derived from its parameters; every mistake in every class is told at
 * once, at the start, with its place and its fix; a tool that a model is told of can be called. Nothing is loaded or searched
 * where no jar brings tools.
 *
 * <p>What a model is told of an exception: the message of a {@link com.opspawn.tool.ToolException}, and that of an
 * {@link java.lang.IllegalArgumentException} which the tool's own package threw. Messages of all others may hold what nobody
 * should read, such as an address with its password: of those, types and lines go to the log.
 */
@NullMarked
package com.opspawn.tool.annotated;

import org.jspecify.annotations.NullMarked;
