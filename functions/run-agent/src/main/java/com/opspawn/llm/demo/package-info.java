@org.jspecify.annotations.NullMarked
package com.opspawn.llm.demo;
