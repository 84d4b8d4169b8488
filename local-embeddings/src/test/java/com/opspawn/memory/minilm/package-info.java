@NullMarked
package com.opspawn.memory.minilm;

import org.jspecify.annotations.NullMarked;
