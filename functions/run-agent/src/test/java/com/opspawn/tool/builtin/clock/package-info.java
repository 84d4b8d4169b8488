@NullMarked
package com.opspawn.tool.builtin.clock;

import org.jspecify.annotations.NullMarked;
