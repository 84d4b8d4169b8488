package com.opspawn.journal;

import com.opspawn.task.TaskStore;
import com.opspawn.task.Waits;

/**
 * Where tasks are kept, as one: what is written through one port is read through the others. A host that keeps them
 * elsewhere than in DynamoDB gives this to the constructors of handlers.
 */
public record Stores(Journal journal, TaskStore tasks, Waits waits) {}
