@NullMarked
package com.opspawn.settings;

import org.jspecify.annotations.NullMarked;
