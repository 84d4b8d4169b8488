@NullMarked
package com.opspawn.benchmarks;

import org.jspecify.annotations.NullMarked;
