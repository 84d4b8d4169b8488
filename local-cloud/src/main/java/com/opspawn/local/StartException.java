package com.opspawn.local;

import com.opspawn.local.store.DamagedStoreException;
import com.opspawn.local.template.Problem;
import com.opspawn.settings.SettingsException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Why a local cloud did not start. Nothing of it is left running. The message is for the user. */
public abstract sealed class StartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private StartException(String message) {
        super(message);
    }

    private StartException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The template is wrong, or uses what the local cloud does not support. */
    public static final class TemplateRefused extends StartException {
        private static final long serialVersionUID = 1;

        private final transient List<Problem> problems;

        TemplateRefused(List<Problem> problems) {
            super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
            this.problems = List.copyOf(problems);
        }

        public List<Problem> problems() {
            return problems;
        }
    }

    /** Another program listens on the port of the HTTP API. */
    public static final class PortTaken extends StartException {
        private static final long serialVersionUID = 1;

        private final int port;

        PortTaken(int port, Throwable cause) {
            super("port " + port + " is taken by another program; stop it, or choose another port", cause);
            this.port = port;
        }

        public int port() {
            return port;
        }
    }

    /** Another local cloud runs on the same data. */
    public static final class DataInUse extends StartException {
        private static final long serialVersionUID = 1;

        /** @param holder of the lock, in words */
        DataInUse(Path directory, String holder) {
            super(holder + " is running on the data in " + directory + "; stop it, or choose another directory");
        }
    }

    /** The data is damaged, or none of ours. It was not touched. */
    public static final class DataRefused extends StartException {
        private static final long serialVersionUID = 1;

        DataRefused(DamagedStoreException reason) {
            super(String.valueOf(reason.getMessage()), reason);
        }
    }

    /** Another kind of store has kept what is there. It was not touched. */
    public static final class DataTaken extends StartException {
        private static final long serialVersionUID = 1;

        DataTaken(Path directory, Store kept) {
            super("the tasks in " + directory + " were kept by another store; start with --store " + kept.optionName()
                    + " to go on with them, or choose another directory");
        }
    }

    /** The embedded store keeps Opspawn's own table and no other. */
    public static final class TableRefused extends StartException {
        private static final long serialVersionUID = 1;

        TableRefused(String logicalId) {
            super(logicalId + ": the embedded store keeps only the table that OPSPAWN_TABLE names; start with --store "
                    + Store.DYNAMODB_LOCAL.optionName());
        }
    }

    /** Functions could not be built: a mistake in their settings, or in the files that those name. */
    public static final class FunctionsRefused extends StartException {
        private static final long serialVersionUID = 1;

        /** @param reasons by the functions' names in the template */
        FunctionsRefused(SortedMap<String, Throwable> reasons) {
            super(reasons.entrySet().stream()
                    .map(reason -> reason.getKey() + ": " + words(reason.getValue()))
                    .collect(Collectors.joining("\n")));
            reasons.values().forEach(this::addSuppressed);
        }

        /** Settings speak for themselves; anything else is told by its class as well. */
        private static String words(Throwable reason) {
            return reason instanceof SettingsException ? String.valueOf(reason.getMessage()) : reason.toString();
        }
    }

    /** A part did not come up, for a reason that is not the template's. */
    public static final class PartFailed extends StartException {
        private static final long serialVersionUID = 1;

        PartFailed(String part, Throwable cause) {
            super(part + " did not start: " + cause, cause);
        }
    }
}
