@NullMarked
package com.opspawn.llm.demo;

import org.jspecify.annotations.NullMarked;
