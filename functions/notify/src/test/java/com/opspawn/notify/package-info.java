@NullMarked
package com.opspawn.notify;

import org.jspecify.annotations.NullMarked;
