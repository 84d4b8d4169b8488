package com.opspawn.local.states.run;

import com.opspawn.local.states.json.Payload;

/** What a state leads to. */
sealed interface Step {
    record Next(String state, Payload output) implements Step {}

    record End(Payload output) implements Step {}
}
