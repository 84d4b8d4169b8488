@NullMarked
package com.opspawn.benchmarks.report;

import org.jspecify.annotations.NullMarked;
