@NullMarked
package com.opspawn.llm.aws;

import org.jspecify.annotations.NullMarked;
