package com.opspawn.mcp.wire;

/** A server did not do as it was asked. The message goes on after the server's name: "… answered 401". */
public final class WireException extends Exception {
    private static final long serialVersionUID = 1;

    /** What is known of the request. */
    public enum Outcome {
        /** The server never began with it. */
        NOT_DONE,
        /** It may have been carried out, in part or wholly. */
        UNKNOWN,
        /** Not begun: the server has forgotten the session. A new one may be opened, and the request sent again. */
        SESSION_OVER,
        /** The server answered that it went wrong. */
        REFUSED
    }

    private final Outcome outcome;

    WireException(Outcome outcome, String message) {
        super(message);
        this.outcome = outcome;
    }

    WireException(Outcome outcome, String message, Throwable cause) {
        super(message, cause);
        this.outcome = outcome;
    }

    public Outcome outcome() {
        return outcome;
    }

    static WireException refused(Message.Refusal refusal, Secrets secrets) {
        return new WireException(
                Outcome.REFUSED, "refused: " + secrets.hide(refusal.text()) + " (" + refusal.code() + ")");
    }

    static WireException malformed(String why) {
        return new WireException(Outcome.UNKNOWN, "sent an answer with " + why);
    }
}
