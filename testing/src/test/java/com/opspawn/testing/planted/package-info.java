/**
 * Bugs that are put into the product's own source, compiled, and hunted by the suites. A suite that finds none of a bug's
 * consequences would not find the bug if somebody made it.
 */
@NullMarked
package com.opspawn.testing.planted;

import org.jspecify.annotations.NullMarked;
