/** Where the contract of memories is at home. */
@NullMarked
package com.opspawn.memory;

import org.jspecify.annotations.NullMarked;
