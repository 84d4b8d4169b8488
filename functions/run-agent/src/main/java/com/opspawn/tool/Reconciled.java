package com.opspawn.tool;

/** What a tool of effect {@link Effect#RECONCILABLE} found out about a call whose outcome was lost. */
public sealed interface Reconciled {

    /** @param output what the model is told, as the call itself would have said it */
    record Happened(String output) implements Reconciled {}

    /** It did not happen, and will not: the call is run again, with the same effect key. */
    record NotHappened() implements Reconciled {}

    /** @param why nobody can tell, for the model and for people to read */
    record Unknown(String why) implements Reconciled {}
}
