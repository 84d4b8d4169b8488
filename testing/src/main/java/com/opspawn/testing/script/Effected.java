package com.opspawn.testing.script;

/**
 * Something that a tool did to the world.
 *
 * @param key the effect key of the call
 * @param arguments of the call, as JSON
 */
public record Effected(String tool, String key, String arguments) {}
