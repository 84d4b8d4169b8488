/** What one run of a simulation left behind, for rules and tests to judge. */
@NullMarked
package com.opspawn.testing.run;

import org.jspecify.annotations.NullMarked;
