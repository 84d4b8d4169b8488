/** Settings: the environment, read once, with every problem reported together. */
@NullMarked
package com.opspawn.settings;

import org.jspecify.annotations.NullMarked;
