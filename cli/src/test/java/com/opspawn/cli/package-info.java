@NullMarked
package com.opspawn.cli;

import org.jspecify.annotations.NullMarked;
