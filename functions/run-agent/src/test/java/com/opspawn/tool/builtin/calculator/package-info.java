@NullMarked
package com.opspawn.tool.builtin.calculator;

import org.jspecify.annotations.NullMarked;
