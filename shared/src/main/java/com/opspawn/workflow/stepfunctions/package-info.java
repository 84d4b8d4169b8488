/** The workflow on AWS Step Functions. */
@NullMarked
package com.opspawn.workflow.stepfunctions;

import org.jspecify.annotations.NullMarked;
