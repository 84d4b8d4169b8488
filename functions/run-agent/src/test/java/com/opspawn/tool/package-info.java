@NullMarked
package com.opspawn.tool;

import org.jspecify.annotations.NullMarked;
