/** Functions as they start on Lambda: their packaged zips, each in a new JVM under AWS's runtime client. */
@NullMarked
package com.opspawn.benchmarks.cold;

import org.jspecify.annotations.NullMarked;
