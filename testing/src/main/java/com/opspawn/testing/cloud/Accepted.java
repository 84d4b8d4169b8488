package com.opspawn.testing.cloud;

/**
 * What a sender was told in the end.
 *
 * @param submission what it sent
 * @param taskId the task that it was promised
 */
public record Accepted(Submission submission, String taskId) {}
