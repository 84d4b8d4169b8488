@NullMarked
package com.opspawn.task;

import org.jspecify.annotations.NullMarked;
