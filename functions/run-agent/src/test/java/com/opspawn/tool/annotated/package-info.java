@NullMarked
package com.opspawn.tool.annotated;

import org.jspecify.annotations.NullMarked;
