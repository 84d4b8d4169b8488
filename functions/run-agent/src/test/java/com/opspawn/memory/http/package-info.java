@NullMarked
package com.opspawn.memory.http;

import org.jspecify.annotations.NullMarked;
