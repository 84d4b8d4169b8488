package com.opspawn.settings;

import java.util.List;

/** The environment is not one that the system can start in. The message lists every problem, with its fix. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SettingsException(List<String> problems) {
        super("settings: " + String.join("; ", problems));
    }
}
