@NullMarked
package com.opspawn.webhook;

import org.jspecify.annotations.NullMarked;
