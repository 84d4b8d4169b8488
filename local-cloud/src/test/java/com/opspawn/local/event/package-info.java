@NullMarked
package com.opspawn.local.event;

import org.jspecify.annotations.NullMarked;
