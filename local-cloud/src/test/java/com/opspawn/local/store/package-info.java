/** Tests of the store's file, and of what only it promises. */
@NullMarked
package com.opspawn.local.store;

import org.jspecify.annotations.NullMarked;
