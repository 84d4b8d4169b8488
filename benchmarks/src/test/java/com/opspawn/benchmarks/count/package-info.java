@NullMarked
package com.opspawn.benchmarks.count;

import org.jspecify.annotations.NullMarked;
