/** What a task's share of an AWS bill is: exact counts times a price file. Tokens are the model provider's matter. */
@NullMarked
package com.opspawn.benchmarks.cost;

import org.jspecify.annotations.NullMarked;
