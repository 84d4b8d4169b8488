@NullMarked
package com.opspawn.memory.embedding;

import org.jspecify.annotations.NullMarked;
