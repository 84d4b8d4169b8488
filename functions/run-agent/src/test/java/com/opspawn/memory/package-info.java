@NullMarked
package com.opspawn.memory;

import org.jspecify.annotations.NullMarked;
