/** Where the contract of stores is at home. */
@NullMarked
package com.opspawn.journal;

import org.jspecify.annotations.NullMarked;
