@NullMarked
package com.opspawn.benchmarks.load;

import org.jspecify.annotations.NullMarked;
