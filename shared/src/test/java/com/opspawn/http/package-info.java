@NullMarked
package com.opspawn.http;

import org.jspecify.annotations.NullMarked;
