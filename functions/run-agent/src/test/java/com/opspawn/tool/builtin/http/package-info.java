@NullMarked
package com.opspawn.tool.builtin.http;

import org.jspecify.annotations.NullMarked;
