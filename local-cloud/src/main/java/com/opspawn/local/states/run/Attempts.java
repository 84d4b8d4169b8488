package com.opspawn.local.states.run;

import com.opspawn.local.states.asl.Catcher;
import com.opspawn.local.states.asl.Effects;
import com.opspawn.local.states.asl.ErrorHandling;
import com.opspawn.local.states.asl.Retrier;
import com.opspawn.local.states.asl.Transition;
import com.opspawn.local.states.history.EventDetails;
import com.opspawn.local.states.json.Payload;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tries a state's work as often as its retriers say, and catches what then still fails. */
final class Attempts {
    private final Visit visit;
    private final ErrorHandling errors;
    private final Effects effects;
    private final Transition then;
    private final int[] used;

    private Attempts(Visit visit, ErrorHandling errors, Effects effects, Transition then) {
        this.visit = visit;
        this.errors = errors;
        this.effects = effects;
        this.then = then;
        this.used = new int[errors.retriers().size()];
    }

    static Attempts of(Visit visit, ErrorHandling errors, Effects effects, Transition then) {
        return new Attempts(visit, errors, effects, then);
    }

    /**
     * Does the work and leaves the state.
     *
     * @param work gives the state's result
     * @throws StateFailed if the last attempt failed and no catcher matches
     */
    Step make(Supplier<Payload> work) {
        while (true) {
            try {
                return leave(work.get());
            } catch (StateFailed failed) {
                Optional<Duration> delay = retryAfter(failed.failure());
                if (delay.isEmpty()) {
                    return caught(failed);
                }
                visit.branch().sleep(delay.get());
                visit.context().countRetry();
            }
        }
    }

    private Step leave(Payload result) {
        Map<String, @Nullable Object> states = new LinkedHashMap<>();
        states.put("result", result.value());
        return visit.leave(effects, then, result, states);
    }

    // Each retrier counts for itself; a matching one whose attempts are used up ends the retries.
    private Optional<Duration> retryAfter(Failure failure) {
        List<Retrier> retriers = errors.retriers();
        for (int i = 0; i < retriers.size(); i++) {
            Retrier retrier = retriers.get(i);
            if (failure.kind() != Failure.Kind.TERMINAL && failure.matches(retrier.errorEquals())) {
                int retry = used[i]++;
                var random = visit.branch().execution().engine().random();
                return retry < retrier.maxAttempts() ? Optional.of(retrier.delay(retry, random)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Step caught(StateFailed failed) {
        Failure failure = failed.failure();
        StateEvents.failed(visit.state()).ifPresent(type -> visit.branch().emit(type, new EventDetails.None()));
        for (Catcher catcher : errors.catchers()) {
            if (failure.matches(catcher.errorEquals())) {
                return leave(catcher, failure);
            }
        }
        throw failed;
    }

    private Step leave(Catcher catcher, Failure failure) {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        failure.error().ifPresent(name -> error.put("Error", name));
        // AWS's history leaves an absent cause out; what a catcher gets has it as an empty text.
        error.put("Cause", failure.cause().orElse(""));
        Map<String, @Nullable Object> states = new LinkedHashMap<>();
        states.put("errorOutput", error);
        return visit.leave(catcher.effects(), new Transition.Next(catcher.next()), Payload.of(error), states);
    }
}
