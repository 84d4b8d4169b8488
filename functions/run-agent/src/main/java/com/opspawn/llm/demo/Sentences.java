package com.opspawn.llm.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the demo model says things. */
final class Sentences {
    static final String SIGNATURE = "[demo model, rule-based: no language model was asked]";

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm '(UTC'xxx')'", Locale.ENGLISH);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_QUOTE = 400;

    private Sentences() {}

    /** "I need calculator for '17 * 23' and current_time for Tokyo." */
    static String thought(List<Wish> wishes, boolean first) {
        return (first ? "I need " : "Next I need ")
                + inWords(wishes.stream()
                        .map(wish -> wish.tool() + " for " + wish.subject())
                        .toList())
                + ".";
    }

    static String time(String place, String output) {
        try {
            OffsetDateTime now =
                    OffsetDateTime.parse(JSON.readTree(output).path("iso").asText());
            return "In " + (place.isEmpty() ? "UTC" : place) + " it is " + CLOCK.format(now) + ".";
        } catch (JsonProcessingException | DateTimeException e) {
            // A tool of another make stands under this name; what it says is passed on.
            return "In " + (place.isEmpty() ? "UTC" : place) + " it is " + quoted(output) + ".";
        }
    }

    static String page(String url, String output) {
        int body = output.indexOf("\n\n");
        return url + " says: " + quoted(output.substring(body < 0 ? 0 : body + 2)) + ".";
    }

    static String named(String tool, String output) {
        return tool + " gave: " + quoted(output) + ".";
    }

    static String failed(Wish wish, String output) {
        return wish.tool() + " failed for " + wish.subject() + ": " + cut(output) + ".";
    }

    static String missing(Wish wish) {
        return "For " + wish.subject() + " I would need the tool " + wish.tool() + ", which this task may not use.";
    }

    static String beyond(List<String> texts) {
        return "A rule-based demo model cannot answer "
                + inWords(texts.stream().map(text -> "'" + cut(text) + "'").toList())
                + ": for that, set a real model, with OPSPAWN_MODEL=openai/NAME and OPENAI_API_KEY for example.";
    }

    static String nothing() {
        return "I found nothing to do. Try: What is 17 * 23, and what is the date in Tokyo now?";
    }

    private static String quoted(String text) {
        return "\"" + cut(text.strip()) + "\"";
    }

    private static String cut(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…";
    }

    private static String inWords(List<String> items) {
        return items.size() < 2
                ? String.join("", items)
                : items.stream().limit(items.size() - 1L).collect(Collectors.joining(", ")) + " and " + items.getLast();
    }
}
