@NullMarked
package com.opspawn;

import org.jspecify.annotations.NullMarked;
