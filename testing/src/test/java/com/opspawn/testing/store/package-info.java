@NullMarked
package com.opspawn.testing.store;

import org.jspecify.annotations.NullMarked;
