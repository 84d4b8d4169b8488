package com.opspawn.journal;

/** Why a model stopped writing. */
public enum FinishReason {
    /** It had said what it wanted to say. */
    STOP,
    /** It waits for the results of its tool calls. */
    TOOL_CALLS,
    /** It ran into the limit of output tokens; what it wrote may be cut anywhere. */
    LENGTH,
    /** The provider's safety filter stopped it. */
    CONTENT_FILTER,
    /** The provider gave no reason, or one that is not known here. */
    OTHER
}
