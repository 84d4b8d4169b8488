@NullMarked
package com.opspawn.log;

import org.jspecify.annotations.NullMarked;
