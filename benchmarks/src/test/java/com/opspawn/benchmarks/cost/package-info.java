@NullMarked
package com.opspawn.benchmarks.cost;

import org.jspecify.annotations.NullMarked;
