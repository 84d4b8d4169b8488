/**
 * Schedules as EventBridge rules run them: {@code rate(…)} and {@code cron(…)} in UTC, each firing one invocation with a
 * scheduled event. Out of scope: retries of failed invocations, and catching up on what was due while nothing ran.
 */
@NullMarked
package com.opspawn.local.schedule;

import org.jspecify.annotations.NullMarked;
