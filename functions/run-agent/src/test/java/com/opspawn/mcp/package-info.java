@NullMarked
package com.opspawn.mcp;

import org.jspecify.annotations.NullMarked;
