package com.opspawn.local.states.asl;

import java.util.List;

/** What a state does about errors: the first matching retrier while it has attempts left, then the first catcher. */
public record ErrorHandling(List<Retrier> retriers, List<Catcher> catchers) {
    public ErrorHandling {
        retriers = List.copyOf(retriers);
        catchers = List.copyOf(catchers);
    }
}
