package com.opspawn.local.states.run;

import java.util.Optional;
import java.util.OptionalLong;

/** The time-outs of one running task: one for all of it, and one that every heartbeat puts off. */
final class Deadlines implements AutoCloseable {
    private final Time time;
    private final Mailbox<Signal> signals;
    private final Optional<Time.Alarm> timeout;
    private final OptionalLong heartbeatSeconds;
    private Optional<Time.Alarm> heartbeat = Optional.empty();
    private int heartbeats;

    Deadlines(Time time, Mailbox<Signal> signals, OptionalLong timeoutSeconds, OptionalLong heartbeatSeconds) {
        this.time = time;
        this.signals = signals;
        this.heartbeatSeconds = heartbeatSeconds;
        this.timeout = in(timeoutSeconds, new Signal.TimedOut());
        heartbeat();
    }

    /** Begins the time until the next heartbeat anew. */
    void heartbeat() {
        heartbeat.ifPresent(Time.Alarm::cancel);
        heartbeats++;
        heartbeat = in(heartbeatSeconds, new Signal.HeartbeatMissed(heartbeats));
    }

    /** Whether no heartbeat came between; an alarm may have rung while one was on its way. */
    boolean isLatest(Signal.HeartbeatMissed missed) {
        return missed.heartbeat() == heartbeats;
    }

    private Optional<Time.Alarm> in(OptionalLong seconds, Signal signal) {
        return seconds.isEmpty()
                ? Optional.empty()
                : Optional.of(time.at(time.now().plusSeconds(seconds.getAsLong()), () -> signals.put(signal)));
    }

    @Override
    public void close() {
        timeout.ifPresent(Time.Alarm::cancel);
        heartbeat.ifPresent(Time.Alarm::cancel);
    }
}
