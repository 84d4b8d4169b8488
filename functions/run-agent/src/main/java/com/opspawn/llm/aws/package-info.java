/** What of models is AWS's own: those of Bedrock, and keys that are kept in an account. */
@NullMarked
package com.opspawn.llm.aws;

import org.jspecify.annotations.NullMarked;
