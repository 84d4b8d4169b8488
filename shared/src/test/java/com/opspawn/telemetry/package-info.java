@NullMarked
package com.opspawn.telemetry;

import org.jspecify.annotations.NullMarked;
