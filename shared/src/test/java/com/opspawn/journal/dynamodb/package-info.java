@NullMarked
package com.opspawn.journal.dynamodb;

import org.jspecify.annotations.NullMarked;
