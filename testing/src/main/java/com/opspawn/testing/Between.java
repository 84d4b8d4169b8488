package com.opspawn.testing;

import com.opspawn.journal.Journal;
import com.opspawn.task.TaskStore;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What a simulation puts between the functions and what they are given; usually nothing. */
record Between(UnaryOperator<DynamoDbClient> store, UnaryOperator<Journal> journal, UnaryOperator<TaskStore> tasks) {}
