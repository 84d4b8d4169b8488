/** Tasks in Amazon DynamoDB: one item {@code META} beside the task's journal, found through four indexes. */
@NullMarked
package com.opspawn.task.dynamodb;

import org.jspecify.annotations.NullMarked;
