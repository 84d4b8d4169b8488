package com.opspawn.query;

import com.opspawn.http.ApiRequest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which media types a caller takes (RFC 9110, 12.5.1). Everything, where it does not say.
 *
 * @param ranges as sent
 */
record Accept(List<Range> ranges) {
    private static final Range EVERYTHING = new Range("*/*", 1);
    private static final Range NOTHING = new Range("*/*", 0);
    private static final Comparator<Range> BY_PRECISION = Comparator.comparingInt(Range::precision);
    private static final Comparator<Range> BY_LIKING =
            Comparator.<Range>comparingDouble(Range::quality).thenComparing(BY_PRECISION);

    /**
     * @param type such as {@code text/*}, lower case
     * @param quality from 0, which is a refusal, to 1
     */
    record Range(String type, double quality) {
        private static Optional<Range> of(String written) {
            String[] parts = written.split(";", -1);
            String type = parts[0].strip().toLowerCase(Locale.ROOT);
            double quality = Arrays.stream(parts)
                    .skip(1)
                    .map(parameter -> parameter.strip().toLowerCase(Locale.ROOT))
                    .filter(parameter -> parameter.startsWith("q="))
                    .findFirst()
                    .map(parameter -> quality(parameter.substring(2).strip()))
                    .orElse(1.0);
            return type.isEmpty() ? Optional.empty() : Optional.of(new Range(type, quality));
        }

        /** What is no weight counts as none given. */
        private static double quality(String written) {
            return written.matches("0(\\.\\d{0,3})?|1(\\.0{0,3})?") ? Double.parseDouble(written) : 1;
        }

        private boolean holds(String media) {
            return type.equals("*/*")
                    || type.equals(media)
                    || (type.endsWith("/*") && media.startsWith(type.substring(0, type.length() - 1)));
        }

        /** How exactly it names a type: 2 the type itself, 0 any. */
        private int precision() {
            return type.equals("*/*") ? 0 : type.endsWith("/*") ? 1 : 2;
        }
    }

    static Accept of(ApiRequest request) {
        List<Range> ranges = Arrays.stream(request.header("Accept").orElse("").split(",", -1))
                .flatMap(range -> Range.of(range).stream())
                .toList();
        return new Accept(ranges.isEmpty() ? List.of(EVERYTHING) : ranges);
    }

    /**
     * Whether the caller would rather have a type than the usual one. Of two that it likes alike it would rather have the one
     * that it names more exactly, and then the usual. Who takes neither gets the usual one, as everywhere in this API.
     */
    boolean prefers(String media, String usual) {
        Range wanted = best(media);
        Range otherwise = best(usual);
        return wanted.quality() > 0 && BY_LIKING.compare(wanted, otherwise) > 0;
    }

    /** The most exact range that holds a type decides on it. */
    private Range best(String media) {
        return ranges.stream()
                .filter(range -> range.holds(media))
                .max(BY_PRECISION)
                .orElse(NOTHING);
    }
}
