package com.opspawn.local.states.asl;

import java.util.List;
import java.util.Set;

/** Reads {@code Retry} and {@code Catch}. */
final class ErrorHandlingReader {
    private static final String ALL = "States.ALL";

    private ErrorHandlingReader() {}

    static ErrorHandling read(Fields fields, Dialect dialect) {
        List<Retrier> retriers = fields.each("Retry", ErrorHandlingReader::retrier);
        int[] index = {0};
        List<Catcher> catchers =
                fields.each("Catch", catcher -> catcher(catcher, dialect, "Catch[" + index[0]++ + "]"));
        checkAllIsLast(
                fields, "Retry", retriers.stream().map(Retrier::errorEquals).toList());
        checkAllIsLast(
                fields, "Catch", catchers.stream().map(Catcher::errorEquals).toList());
        return new ErrorHandling(retriers, catchers);
    }

    private static Retrier retrier(Fields fields) {
        fields.take("Comment");
        var retrier = new Retrier(
                fields.names("ErrorEquals"),
                fields.integer("IntervalSeconds", 1, 99_999_999).orElse(Retrier.INTERVAL_SECONDS),
                fields.integer("MaxAttempts", 0, 99_999_999).orElse(Retrier.MAX_ATTEMPTS),
                fields.number("BackoffRate", 1.0, Retrier.BACKOFF_RATE),
                fields.integer("MaxDelaySeconds", 1, 31_622_399),
                jitter(fields));
        fields.refuseOthers(name -> "is not supported in Retry");
        return retrier;
    }

    private static Retrier.Jitter jitter(Fields fields) {
        String jitter = fields.optionalText("JitterStrategy").orElse("NONE");
        return switch (jitter) {
            case "FULL" -> Retrier.Jitter.FULL;
            case "NONE" -> Retrier.Jitter.NONE;
            default -> {
                fields.problem("JitterStrategy", "must be FULL or NONE");
                yield Retrier.Jitter.NONE;
            }
        };
    }

    private static Catcher catcher(Fields fields, Dialect dialect, String path) {
        fields.take("Comment");
        var catcher = new Catcher(
                fields.names("ErrorEquals"), fields.text("Next"), StateReader.effects(fields, dialect, path + "/"));
        fields.refuseOthers(name -> "is not supported in Catch");
        return catcher;
    }

    // "States.ALL" must stand alone, and in the last entry, where it can hide no other.
    private static void checkAllIsLast(Fields fields, String field, List<List<String>> entries) {
        for (int i = 0; i < entries.size(); i++) {
            List<String> names = entries.get(i);
            boolean alone = Set.copyOf(names).size() == 1 && i == entries.size() - 1;
            if (names.contains(ALL) && !alone) {
                fields.problem(field + "[" + i + "].ErrorEquals", "has States.ALL, which must be alone and last");
            }
        }
    }
}
