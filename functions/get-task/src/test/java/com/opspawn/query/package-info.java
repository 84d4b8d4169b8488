@NullMarked
package com.opspawn.query;

import org.jspecify.annotations.NullMarked;
