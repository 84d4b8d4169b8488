@NullMarked
package com.opspawn.tool.builtin.javascript;

import org.jspecify.annotations.NullMarked;
