/** The workflow that runs a task, as far as submitting needs it: starting it, once. */
@NullMarked
package com.opspawn.workflow;

import org.jspecify.annotations.NullMarked;
