@NullMarked
package com.opspawn.llm.langchain4j;

import org.jspecify.annotations.NullMarked;
