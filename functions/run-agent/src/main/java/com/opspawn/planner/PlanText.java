package com.opspawn.planner;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.tool.Cut;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads plans, and failures, from a model's words. Every pattern can be read in one way only: the time is linear. */
final class PlanText {
    /** More than anybody carries out one by one. */
    static final int MAX_STEPS = 50;
    /** Of one step: each is told to the model, and recorded twice. */
    static final int MAX_STEP_CHARS = 2_000;

    /** So many brackets are tried for a plan: words may have some of their own. */
    private static final int MAX_TRIES = 8;

    private static final List<String> STEP_FIELDS =
            List.of("step", "description", "task", "action", "instruction", "title", "name");
    private static final Pattern NUMBERED = Pattern.compile("(?im)^[ \\t>#*_-]*+(?:step[ \\t]++)?+\\d{1,3}[ \\t]*+"
            + "(?:[*_]*+[.):：][*_]*+|[-–—](?=[ \\t]))[ \\t]++(\\S.*+)$");
    private static final Pattern BULLET = Pattern.compile("(?m)^[ \\t]*+[-*•][ \\t]++(\\S.*+)$");
    private static final String STEP =
            "(?:(?i:step)[ \\t]++\\d{1,3}[ \\t]*+(?:of[ \\t]++\\d{1,3}[ \\t]*+)?+[:：.-]?+[ \\t*_]*+)?+";
    private static final Pattern FAILED_FIRST =
            Pattern.compile("[\\s*_#>`]*+" + STEP + "(?i:failed)[*_`]*+\\s*+(?:[:：.\\-–—][\\s*_]*+|\\z)");
    private static final Pattern FAILED_LATER =
            Pattern.compile("(?m)^[ \\t*_#>`]*+" + STEP + "FAILED[*_`]*+[ \\t]*+[:：]");

    private PlanText() {}

    /**
     * A JSON array of strings or objects, fenced or amid words; else a list.
     *
     * @param insisted whether the model was asked for nothing but a plan: then a list is one even without that word
     */
    static Optional<List<String>> read(String text, boolean insisted) {
        int start = text.indexOf('[');
        for (int tries = 0; start >= 0 && tries < MAX_TRIES; tries++) {
            Optional<List<String>> steps = LooseJson.at(start, text).flatMap(found -> steps(found.value()));
            if (steps.isPresent()) {
                return steps.map(PlanText::limited);
            }
            start = text.indexOf('[', start + 1);
        }
        boolean meant = insisted || text.toLowerCase(Locale.ROOT).contains("plan");
        return meant ? listed(NUMBERED, text).or(() -> listed(BULLET, text)).map(PlanText::limited) : Optional.empty();
    }

    private static Optional<List<String>> steps(JsonNode array) {
        List<String> steps = new ArrayList<>();
        for (JsonNode item : array) {
            String words = item.isTextual() ? item.asText() : words(item);
            if (words.isBlank()) {
                return Optional.empty();
            }
            steps.add(words.strip());
        }
        return Optional.of(steps);
    }

    private static String words(JsonNode item) {
        for (String field : STEP_FIELDS) {
            if (item.path(field).isTextual()) {
                return item.path(field).asText();
            }
        }
        return "";
    }

    private static Optional<List<String>> listed(Pattern item, String text) {
        List<String> steps = item.matcher(text)
                .results()
                .map(found -> Decoration.closed(found.group(1).strip()))
                .toList();
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps);
    }

    /** Nothing is dropped in silence: the last step holds what is too many. */
    private static List<String> limited(List<String> steps) {
        List<String> limited = new ArrayList<>(steps.subList(0, Math.min(steps.size(), MAX_STEPS)));
        if (steps.size() > MAX_STEPS) {
            limited.set(MAX_STEPS - 1, String.join("; then ", steps.subList(MAX_STEPS - 1, steps.size())));
        }
        return limited.stream().map(step -> Cut.to(MAX_STEP_CHARS, step)).toList();
    }

    /** Why a step could not be carried out, where the model says so; all that it says, where it says more before. */
    static Optional<String> failure(String text) {
        Matcher first = FAILED_FIRST.matcher(text);
        if (first.lookingAt()) {
            return Optional.of(text.substring(first.end()).strip());
        }
        return FAILED_LATER.matcher(text).find() ? Optional.of(text) : Optional.empty();
    }
}
