/**
 * The Step Functions API as AWS SDKs speak it: AWS JSON 1.0, one POST to {@code /} for each operation, named by
 * {@code X-Amz-Target: AWSStepFunctions.…}. Signatures are not checked.
 */
@NullMarked
package com.opspawn.local.states.wire;

import org.jspecify.annotations.NullMarked;
