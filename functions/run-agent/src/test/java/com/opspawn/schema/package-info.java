@NullMarked
package com.opspawn.schema;

import org.jspecify.annotations.NullMarked;
