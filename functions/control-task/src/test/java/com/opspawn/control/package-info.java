@NullMarked
package com.opspawn.control;

import org.jspecify.annotations.NullMarked;
