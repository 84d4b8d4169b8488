package com.opspawn.local.store;

import com.opspawn.local.states.log.ExecutionEnd;
import com.opspawn.local.states.log.ExecutionLog;
import com.opspawn.local.states.log.ExecutionStart;
import com.opspawn.local.states.log.LoggedExecution;
import java.util.List;

/** Executions in the store's log. */
final class EmbeddedExecutions implements ExecutionLog {
    private final TransactionLog log;
    private List<LoggedExecution> known;

    /** @param known those that are in the log */
    EmbeddedExecutions(TransactionLog log, List<LoggedExecution> known) {
        this.log = log;
        this.known = known;
    }

    /** Asked once; not kept beyond that. */
    @Override
    public synchronized List<LoggedExecution> executions() {
        List<LoggedExecution> executions = known;
        known = List.of();
        return executions;
    }

    @Override
    public void started(ExecutionStart start) {
        log.await(log.append(Transactions.write(new Transaction.ExecutionStarted(start))));
    }

    /** Nobody waits for it: the log writes it a moment later. */
    @Override
    public void ended(String arn, ExecutionEnd end) {
        log.append(Transactions.write(new Transaction.ExecutionEnded(arn, end)));
    }

    /** The log is the store's. */
    @Override
    public void close() {}
}
