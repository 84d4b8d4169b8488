package com.opspawn.journal;

import com.opspawn.task.Task;

/** What became of a submission. */
public sealed interface Opened {

    /** It is a new task. */
    record New(Task task) implements Opened {}

    /** The same submission was recorded before: this is its task, as it was then. */
    record Same(Task task) implements Opened {}

    /** The idempotency key was used for another submission; nothing was recorded. */
    record KeyTaken() implements Opened {}
}
