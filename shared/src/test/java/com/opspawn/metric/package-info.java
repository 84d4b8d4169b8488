@NullMarked
package com.opspawn.metric;

import org.jspecify.annotations.NullMarked;
