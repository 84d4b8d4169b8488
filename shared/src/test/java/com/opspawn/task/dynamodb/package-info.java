@NullMarked
package com.opspawn.task.dynamodb;

import org.jspecify.annotations.NullMarked;
