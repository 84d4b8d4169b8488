@NullMarked
package com.opspawn.planner;

import org.jspecify.annotations.NullMarked;
