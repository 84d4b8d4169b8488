@NullMarked
package com.opspawn.workflow.stepfunctions;

import org.jspecify.annotations.NullMarked;
