package com.opspawn.local;

import com.opspawn.local.function.packaged.NotStartedException;
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

        DataInUse(Path directory) {
            super("another local cloud is running on the data in " + directory
                    + "; stop it, or choose another directory");
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
            boolean speaksForItself = reason instanceof SettingsException
                    || reason instanceof NotStartedException there
                            && there.error().errorType().equals(SettingsException.class.getName());
            return speaksForItself ? String.valueOf(reason.getMessage()) : reason.toString();
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
