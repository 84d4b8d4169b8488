@NullMarked
package com.opspawn.submit;

import org.jspecify.annotations.NullMarked;
