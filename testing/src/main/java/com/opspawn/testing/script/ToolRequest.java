package com.opspawn.testing.script;

/**
 * What crosses the boundary to a tool.
 *
 * @param arguments as JSON
 * @param effectKey names the call, the same whenever it is run again
 */
public record ToolRequest(String tool, String arguments, String effectKey) {}
