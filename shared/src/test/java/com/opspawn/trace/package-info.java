@NullMarked
package com.opspawn.trace;

import org.jspecify.annotations.NullMarked;
