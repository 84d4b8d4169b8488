package com.opspawn.testing.boundary;

import com.opspawn.testing.actor.Actor;
import com.opspawn.testing.actor.Sandbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One call that crossed the boundary. */
public final class Crossing {
    private final int point;
    private final Instant at;
    private final Sandbox sandbox;
    private final Service service;
    private final String operation;
    private final Object request;
    private final List<String> errors;
    private final List<Kind> met = new ArrayList<>();
    private final int born;
    private int endedIn = Integer.MAX_VALUE;
    private int done;
    private int doneAs = Integer.MAX_VALUE;
    private boolean answered;
    private String outcome = "no answer";

    Crossing(int point, Instant at, Actor actor, Way<?> way) {
        this.point = point;
        this.at = at;
        this.sandbox = actor.sandbox();
        this.born = actor.born();
        this.service = way.service();
        this.operation = way.operation();
        this.request = way.request();
        this.errors = way.errors();
    }

    /** Its number, from 1. */
    public int point() {
        return point;
    }

    public Instant at() {
        return at;
    }

    /** Who called. */
    public Sandbox sandbox() {
        return sandbox;
    }

    public Service service() {
        return service;
    }

    public String operation() {
        return operation;
    }

    public Object request() {
        return request;
    }

    /** The errors that the call could have given, by their names. */
    public List<String> errors() {
        return errors;
    }

    /** The faults that happened here. */
    public List<Kind> met() {
        return List.copyOf(met);
    }

    /** How many times the call was made and did not throw. */
    public int done() {
        return done;
    }

    void meet(Kind kind) {
        met.add(kind);
    }

    /**
     * Its place among all calls in the order in which they were made, which is not the order of crossing: who pauses crosses
     * early, and calls late. The end of all numbers where it was not made.
     */
    public int doneAs() {
        return doneAs;
    }

    void countDone(int place) {
        done++;
        doneAs = Math.min(doneAs, place);
    }

    /** The turn in which the thread that calls was started: what its process learnt later did not lead to this call. */
    public int born() {
        return born;
    }

    /** The turn in which the caller learnt what came of it; the end of all numbers where it did not. */
    public int endedIn() {
        return endedIn;
    }

    void end(int turn) {
        endedIn = turn;
    }

    /** Whether the caller was given an answer, be it an old one. */
    public boolean isAnswered() {
        return answered;
    }

    void answer() {
        answered = true;
        outcome = "ok";
    }

    void fail(Throwable cause) {
        outcome = cause.getClass().getSimpleName();
    }

    /** One line: when, who, what, and how it went. */
    @Override
    public String toString() {
        return "%4d %s %s: %s %s -> %s%s"
                .formatted(point, at, sandbox, service, operation, outcome, met.isEmpty() ? "" : " " + met);
    }
}
