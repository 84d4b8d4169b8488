package com.opspawn.journal;

import java.time.Duration;

/**
 * What a tool call gave.
 *
 * @param callId the {@link ToolCall#id()} that it answers
 * @param tool the tool's name as the model gave it
 * @param status how it ended
 * @param output what the model is told, already cut to the tool's cap
 * @param duration how long it took
 */
public record ToolResult(String callId, String tool, ToolStatus status, String output, Duration duration) {}
