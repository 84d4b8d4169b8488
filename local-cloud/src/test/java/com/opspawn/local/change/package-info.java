@NullMarked
package com.opspawn.local.change;

import org.jspecify.annotations.NullMarked;
