package com.opspawn.agent;

import com.opspawn.journal.ToolResult;
import com.opspawn.journal.ToolStatus;
import com.opspawn.tool.Prepared;

/** Calls of which nobody can tell whether they happened. */
final class Unknown {
    private Unknown() {}

    /** @param why nobody can tell */
    static ToolResult result(Prepared call, String why) {
        String text = "unknown: " + call.call().tool() + " was started, and it may or may not have been done (" + why
                + "). It is not run again by itself. Find out whether it was done before you call it again, or say in"
                + " your answer that it is not known";
        return call.refused(ToolStatus.UNKNOWN, text);
    }
}
