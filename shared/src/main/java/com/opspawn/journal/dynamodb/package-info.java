/** Journals in Amazon DynamoDB: each entry an item, each append a conditional put. */
@NullMarked
package com.opspawn.journal.dynamodb;

import org.jspecify.annotations.NullMarked;
