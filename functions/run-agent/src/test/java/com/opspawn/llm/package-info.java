@NullMarked
package com.opspawn.llm;

import org.jspecify.annotations.NullMarked;
