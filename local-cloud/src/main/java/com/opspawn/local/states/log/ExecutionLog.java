package com.opspawn.local.states.log;

import java.util.List;

/** The executions that a service must know after it was killed. Safe for many threads. */
public interface ExecutionLog extends AutoCloseable {
    /**
     * Every execution that is known, in the order they were started, as of when the log was opened. Of those that have
     * ended, only the latest are kept.
     */
    List<LoggedExecution> executions();

    /**
     * Records a start. When this returns, the record survives a kill of the process.
     *
     * @throws java.io.UncheckedIOException if it could not be written
     */
    void started(ExecutionStart start);

    /**
     * Records an end. An end that is lost costs one more run of an execution.
     *
     * @throws java.io.UncheckedIOException if it could not be written
     */
    void ended(String arn, ExecutionEnd end);

    @Override
    void close();
}
