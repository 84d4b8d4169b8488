@NullMarked
package com.opspawn.policy;

import org.jspecify.annotations.NullMarked;
