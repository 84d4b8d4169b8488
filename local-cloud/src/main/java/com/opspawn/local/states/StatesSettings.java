package com.opspawn.local.states;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * How a local Step Functions is set up.
 *
 * @param port where it listens on 127.0.0.1; 0 for any that is free
 * @param region the region of its ARNs
 * @param account the account of its ARNs, twelve digits
 * @param directory where executions are written down; without it, they end with the service
 * @param keepEnded how many executions that have ended are kept, and keep their names in use
 */
public record StatesSettings(int port, String region, String account, Optional<Path> directory, int keepEnded) {
    private static final int KEEP_ENDED = 10_000;

    public StatesSettings {
        Objects.requireNonNull(region);
        Objects.requireNonNull(directory);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be from 0 to 65535 but is " + port);
        }
        if (!account.matches("\\d{12}")) {
            throw new IllegalArgumentException("account must be twelve digits but is " + account);
        }
        if (keepEnded < 0) {
            throw new IllegalArgumentException("keepEnded must be at least 0 but is " + keepEnded);
        }
    }

    /** A free port, {@code us-east-1}, account {@code 000000000000}, nothing on disk, the last 10,000 kept. */
    public static StatesSettings inMemory() {
        return new StatesSettings(0, "us-east-1", "000000000000", Optional.empty(), KEEP_ENDED);
    }

    /** The same on a given port. */
    public StatesSettings withPort(int port) {
        return new StatesSettings(port, region, account, directory, keepEnded);
    }

    /** The same for a given region and account. */
    public StatesSettings in(String region, String account) {
        return new StatesSettings(port, region, account, directory, keepEnded);
    }

    /** The same with executions that outlive the process. */
    public StatesSettings durableIn(Path directory) {
        return new StatesSettings(port, region, account, Optional.of(directory), keepEnded);
    }
}
