@NullMarked
package com.opspawn.aws;

import org.jspecify.annotations.NullMarked;
