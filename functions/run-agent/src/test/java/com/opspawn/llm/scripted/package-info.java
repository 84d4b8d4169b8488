/** Providers of models that answer as they are told to, over real HTTP, in each wire format. */
@NullMarked
package com.opspawn.llm.scripted;

import org.jspecify.annotations.NullMarked;
