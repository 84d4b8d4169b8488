/** Asking a person. */
@NullMarked
package com.opspawn.tool.builtin.person;

import org.jspecify.annotations.NullMarked;
