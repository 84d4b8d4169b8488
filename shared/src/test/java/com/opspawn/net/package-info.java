@NullMarked
package com.opspawn.net;

import org.jspecify.annotations.NullMarked;
