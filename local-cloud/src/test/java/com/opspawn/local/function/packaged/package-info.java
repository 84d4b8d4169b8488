@NullMarked
package com.opspawn.local.function.packaged;

import org.jspecify.annotations.NullMarked;
