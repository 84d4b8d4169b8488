@NullMarked
package com.opspawn.journal;

import org.jspecify.annotations.NullMarked;
