package com.opspawn.control;

import com.opspawn.http.Problem;
import com.opspawn.journal.Fact;

/** What a command comes to, as the journal stands. */
sealed interface Judgement {

    /** It is done by recording this. */
    record Append(Fact fact) implements Judgement {}

    /** It is done already. */
    record Unchanged() implements Judgement {}

    record Refused(Problem problem) implements Judgement {}
}
