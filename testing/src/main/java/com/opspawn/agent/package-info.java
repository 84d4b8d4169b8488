@NullMarked
package com.opspawn.agent;

import org.jspecify.annotations.NullMarked;
