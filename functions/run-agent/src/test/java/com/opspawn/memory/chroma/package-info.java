@NullMarked
package com.opspawn.memory.chroma;

import org.jspecify.annotations.NullMarked;
