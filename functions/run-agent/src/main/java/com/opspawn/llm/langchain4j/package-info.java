/** Models through langchain4j: the providers' wire formats, and nothing of its own retries. */
@NullMarked
package com.opspawn.llm.langchain4j;

import org.jspecify.annotations.NullMarked;
