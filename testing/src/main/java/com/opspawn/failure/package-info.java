@NullMarked
package com.opspawn.failure;

import org.jspecify.annotations.NullMarked;
