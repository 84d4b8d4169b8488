@NullMarked
package com.opspawn.memory.tool;

import org.jspecify.annotations.NullMarked;
