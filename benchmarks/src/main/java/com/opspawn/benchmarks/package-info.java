/**
 * The benchmarks, one command each. They speak to a local cloud in a process of its own, or to any endpoint, and print tables
 * for {@code docs/reference/performance.md}. Nothing here is part of the product, and no figure is asserted by a test.
 */
@NullMarked
package com.opspawn.benchmarks;

import org.jspecify.annotations.NullMarked;
