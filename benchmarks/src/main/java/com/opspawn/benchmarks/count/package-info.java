/**
 * Exact counts of what the functions ask AWS's services for. The AWS SDK finds {@link com.opspawn.benchmarks.count.Counting}
 * by a file on the class path, so that nothing in the product knows of it.
 */
@NullMarked
package com.opspawn.benchmarks.count;

import org.jspecify.annotations.NullMarked;
