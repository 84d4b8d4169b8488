@NullMarked
package com.opspawn.memory.s3vectors;

import org.jspecify.annotations.NullMarked;
