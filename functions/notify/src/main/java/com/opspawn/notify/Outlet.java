package com.opspawn.notify;

import java.util.List;

/** Somewhere that changes are told. */
@FunctionalInterface
interface Outlet {
    /** What EventBridge and SQS take at once. */
    int MOST = 10;

    /**
     * Tells of changes.
     *
     * @param changes {@link #MOST} of them at most
     * @return those that could not be told, and must be told again
     */
    List<StatusChange> tell(List<StatusChange> changes);
}
