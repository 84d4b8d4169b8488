/**
 * Agents as files: {@code agents/<id>.yaml} to {@link AgentDefinition}, and what a task's {@code agent_config} puts in place of
 * single values.
 *
 * <p>Promises: every mistake of every file is reported, with its line and its fix; a file's values are plain text, numbers
 * and lists, never objects of a class that it names; a task never has more tools, higher limits or another policy than its
 * agent's file gives. Out of scope: building models, tools and memories from the names.
 */
@NullMarked
package com.opspawn.agent.definition;

import org.jspecify.annotations.NullMarked;
