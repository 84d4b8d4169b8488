@NullMarked
package com.opspawn.tool.builtin.notes;

import org.jspecify.annotations.NullMarked;
