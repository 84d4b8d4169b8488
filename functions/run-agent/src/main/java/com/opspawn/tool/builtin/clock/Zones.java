package com.opspawn.tool.builtin.clock;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds the time zone that people mean. */
final class Zones {
    private static final int CANDIDATES = 5;
    private static final Pattern MARKS = Pattern.compile("[^a-z0-9]");
    private static final Pattern OFFSET = Pattern.compile("(?i)(UTC|GMT)?[+-]\\d{1,2}(:\\d{2})?");

    /** Every name, reduced to its letters and digits, with the zones it may mean. */
    private final Map<String, Set<String>> zones = new HashMap<>();

    Zones() {
        for (String zone : ZoneId.getAvailableZoneIds()) {
            add(zone, zone);
            add(zone.substring(zone.lastIndexOf('/') + 1), zone);
        }
        // These come last: "Hamburg" is nobody's zone, and a zone's own name is never hidden.
        places().forEach((place, zone) -> zones.putIfAbsent((String) place, new TreeSet<>(Set.of((String) zone))));
    }

    private void add(String name, String zone) {
        zones.computeIfAbsent(reduced(name), key -> new TreeSet<>()).add(zone);
    }

    private static Properties places() {
        Properties places = new Properties();
        try (InputStream file = Objects.requireNonNull(Zones.class.getResourceAsStream("places.properties"));
                Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            places.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return places;
    }

    /** The zone of a zone's name in any case, an offset, a city, or "city, country". */
    Optional<ZoneId> find(String place) {
        String name = place.strip();
        if (OFFSET.matcher(name).matches()) {
            return offset(name.toUpperCase(Locale.ROOT));
        }
        Optional<ZoneId> zone = named(name);
        int comma = name.indexOf(',');
        return zone.isPresent() || comma < 0 ? zone : named(name.substring(0, comma));
    }

    private static Optional<ZoneId> offset(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<ZoneId> named(String name) {
        Optional<String> exact = ZoneId.getAvailableZoneIds().stream()
                .filter(name::equalsIgnoreCase)
                .findFirst();
        return exact.isPresent() ? exact.map(ZoneId::of) : reducedTo(name);
    }

    /** None where the name is unknown, or means places whose clocks differ. */
    private Optional<ZoneId> reducedTo(String name) {
        List<ZoneId> found = zones.getOrDefault(reduced(name), Set.of()).stream()
                .sorted(Comparator.comparing((String zone) -> !zone.contains("/"))
                        .thenComparing(Zones::depth))
                .map(ZoneId::of)
                .toList();
        boolean sameClock = found.stream().map(ZoneId::getRules).distinct().count() == 1;
        return sameClock ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** America/Louisville is the same as America/Kentucky/Louisville; the shorter one is the better known. */
    private static long depth(String zone) {
        return zone.chars().filter(c -> c == '/').count();
    }

    /** Zones that may have been meant, the likeliest first. */
    List<String> near(String place) {
        String wanted = reduced(place);
        return zones.entrySet().stream()
                .filter(entry -> entry.getKey().length() > 2)
                .map(entry -> Map.entry(distance(wanted, entry.getKey()), entry.getValue()))
                .filter(entry -> entry.getKey() <= Math.max(1, wanted.length() / 3))
                .sorted(Map.Entry.<Integer, Set<String>>comparingByKey()
                        .thenComparing(entry -> entry.getValue().toString()))
                .flatMap(entry -> entry.getValue().stream())
                .distinct()
                .limit(CANDIDATES)
                .toList();
    }

    private static String reduced(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        return MARKS.matcher(plain).replaceAll("");
    }

    /** Levenshtein's: how many letters to add, drop or change. */
    private static int distance(String a, String b) {
        int[] costs = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            costs[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(change, 1 + Math.min(costs[j - 1], costs[j]));
            }
        }
        return costs[b.length()];
    }
}
