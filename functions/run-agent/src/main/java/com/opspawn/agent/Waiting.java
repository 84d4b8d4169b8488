package com.opspawn.agent;

import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.journal.Input;
import com.opspawn.journal.InputRequest;
import com.opspawn.task.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tasks that go on only when somebody outside decides something, or has not decided in time. */
final class Waiting {
    private Waiting() {}

    /** @param end of the task's time */
    static Optional<Decision> next(History history, Instant now, Instant end) {
        if (history.task().status() == TaskStatus.PAUSED) {
            return Optional.of(new Decision.Leave(StepOutcome.Await.until(end, now)));
        }
        List<InputRequest> open = Input.of(history.entries()).stream()
                .filter(Input::isOpen)
                .map(Input::request)
                .toList();
        List<Fact> expired = open.stream()
                .filter(request ->
                        request.expiresAt().filter(at -> !now.isBefore(at)).isPresent())
                .map(Waiting::expired)
                .toList();
        if (!expired.isEmpty()) {
            return Optional.of(new Decision.Append(expired));
        }
        return open.stream()
                .map(request -> request.expiresAt().filter(end::isAfter).orElse(end))
                .min(Instant::compareTo)
                .map(until -> new Decision.Leave(StepOutcome.Await.until(until, now)));
    }

    private static Fact expired(InputRequest request) {
        return new Fact.InputGiven(
                request.id(),
                request.onExpiry(),
                "nobody decided in time",
                Optional.empty(),
                Optional.empty(),
                Fact.InputGiven.EXPIRY);
    }
}
