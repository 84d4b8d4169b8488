/** The last resort: writes down that a task failed where its own step could not. */
@NullMarked
package com.opspawn.failure;

import org.jspecify.annotations.NullMarked;
