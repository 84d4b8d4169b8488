/** The workflow that runs a task, as far as the functions around it need it: starting it once, and waking it. */
@NullMarked
package com.opspawn.workflow;

import org.jspecify.annotations.NullMarked;
