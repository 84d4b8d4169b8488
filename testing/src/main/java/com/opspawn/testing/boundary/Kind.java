package com.opspawn.testing.boundary;

import java.time.Duration;

/** What can go wrong where something crosses the boundary. */
public sealed interface Kind {

    /** The process dies before the call is made. */
    record CutBefore() implements Kind {}

    /** The call is made, and the process dies before it learns so. */
    record CutAfter() implements Kind {}

    /** The call is made, and the caller is told of a time-out. */
    record Lie() implements Kind {}

    /** The call is made, its answer is lost, and the SDK itself makes it again: the caller gets the second answer. */
    record Resent() implements Kind {}

    /** @param error what the caller gets instead, by the name that the service has for it */
    record Err(String error) implements Kind {}

    /** @param which of the errors that this very call can give, counted around */
    record AnyErr(int which) implements Kind {}

    /** The invocation is delivered a second time, and from here on both go on in turns. */
    record DupAtOnce() implements Kind {}

    /** The invocation is delivered a second time, after the first has ended. */
    record DupInTurn() implements Kind {}

    /** @param time for which the process stands still before the call; time-outs run on */
    record Pause(Duration time) implements Kind {}

    /**
     * The process stands still before the call, and whoever invoked it is told that it failed. It goes on when the
     * invocation that takes its place has ended.
     */
    record Overtaken() implements Kind {}

    /** @param writes how many of the latest writes the index does not show yet */
    record Stale(int writes) implements Kind {}

    /** @param time for which the store refuses every request for want of capacity, this one included */
    record Throttle(Duration time) implements Kind {}

    /** @param deed what somebody does before the call is made, to the task that there is */
    record Person(Deed deed) implements Kind {}

    /** As it is written in a {@code Schedule}, after the number of the point. */
    default String call(int point) {
        return switch (this) {
            case CutBefore() -> "cutBefore(" + point + ")";
            case CutAfter() -> "cutAfter(" + point + ")";
            case Lie() -> "lie(" + point + ")";
            case Resent() -> "resent(" + point + ")";
            case Err(String error) -> "err(" + point + ", \"" + error + "\")";
            case AnyErr(int which) -> "anyErr(" + point + ", " + which + ")";
            case DupAtOnce() -> "dupAtOnce(" + point + ")";
            case DupInTurn() -> "dupInTurn(" + point + ")";
            case Pause(Duration time) -> "pause(" + point + ", Duration.ofSeconds(" + time.toSeconds() + "))";
            case Overtaken() -> "overtaken(" + point + ")";
            case Stale(int writes) -> "stale(" + point + ", " + writes + ")";
            case Person(Deed deed) -> "person(" + point + ", " + deed.java() + ")";
            case Throttle(Duration time) -> "throttle(" + point + ", Duration.ofSeconds(" + time.toSeconds() + "))";
        };
    }
}
