@NullMarked
package com.opspawn.memory.dynamodb;

import org.jspecify.annotations.NullMarked;
