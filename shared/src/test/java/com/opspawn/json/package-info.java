@NullMarked
package com.opspawn.json;

import org.jspecify.annotations.NullMarked;
