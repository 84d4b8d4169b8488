/** The suites that the guarantees rest on: every crash point of a reference task, and random schedules over random tasks. */
@NullMarked
package com.opspawn.testing.suite;

import org.jspecify.annotations.NullMarked;
