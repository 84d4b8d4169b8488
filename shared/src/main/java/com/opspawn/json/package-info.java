/** JSON in and out: one strict reader and one writer, set up once. */
@NullMarked
package com.opspawn.json;

import org.jspecify.annotations.NullMarked;
