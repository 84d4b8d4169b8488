package com.opspawn.testing.boundary;

/**
 * One thing that goes wrong.
 *
 * @param point the crossing at which it does, from 1
 */
public record Fault(int point, Kind kind) {
    public Fault {
        if (point < 1) {
            throw new IllegalArgumentException("point " + point + ": crossings are counted from 1");
        }
    }

    @Override
    public String toString() {
        return kind.call(point);
    }
}
