package com.opspawn.testing.cloud;

/**
 * What somebody was told who wanted something of a task.
 *
 * @param status of the answer
 */
public record Heard(Demand demand, int status) {
    private static final int ACCEPTED = 202;

    public boolean isAccepted() {
        return status == ACCEPTED;
    }
}
