@NullMarked
package com.opspawn.tool.builtin;

import org.jspecify.annotations.NullMarked;
