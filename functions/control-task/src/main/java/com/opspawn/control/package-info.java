/** What people do with tasks that run: each deed is an entry in the task's journal, from a writer beside the step. */
@NullMarked
package com.opspawn.control;

import org.jspecify.annotations.NullMarked;
