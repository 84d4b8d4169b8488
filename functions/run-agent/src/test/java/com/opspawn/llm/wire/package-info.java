@NullMarked
package com.opspawn.llm.wire;

import org.jspecify.annotations.NullMarked;
