/** What a measurement comes to: a table in Markdown with the machine, the JDK, medians and spread. */
@NullMarked
package com.opspawn.benchmarks.report;

import org.jspecify.annotations.NullMarked;
