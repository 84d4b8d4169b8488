package com.opspawn.planner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads plans, and failures, from a model's words. */
final class PlanText {
    /** More than anybody carries out; the rest is the next plan's matter. */
    private static final int MAX_STEPS = 50;

    private static final Pattern NUMBERED =
            Pattern.compile("(?m)^[ \\t]*(?:step[ \\t]+)?\\d{1,3}[ \\t]*[.):][ \\t]+(.+)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern FAILED = Pattern.compile("(?is)^[\\s*_#>]*failed[*_]*\\s*[:.\\-–—]\\s*[*_]*\\s*(.*)$");

    private PlanText() {}

    /** A JSON array of strings, fenced or amid words; or, below the word plan, a numbered list. */
    static Optional<List<String>> read(String text) {
        int start = text.indexOf('[');
        int end = text.lastIndexOf(']');
        if (start >= 0 && end > start) {
            Optional<List<String>> array = array(text.substring(start, end + 1));
            if (array.isPresent()) {
                return array;
            }
        }
        return text.toLowerCase(Locale.ROOT).contains("plan") ? numbered(text) : Optional.empty();
    }

    private static Optional<List<String>> array(String json) {
        try {
            JsonNode node = Json.parse(json);
            List<String> steps = new ArrayList<>();
            for (JsonNode step : node) {
                String words =
                        step.isTextual() ? step.asText() : step.path("step").asText("");
                if (words.isBlank()) {
                    return Optional.empty();
                }
                steps.add(words.strip());
            }
            return Optional.of(limited(steps));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Optional<List<String>> numbered(String text) {
        List<String> steps = NUMBERED.matcher(text)
                .results()
                .map(found -> found.group(1).strip())
                .toList();
        return steps.isEmpty() ? Optional.empty() : Optional.of(limited(steps));
    }

    private static List<String> limited(List<String> steps) {
        return steps.subList(0, Math.min(steps.size(), MAX_STEPS));
    }

    /** Why a step could not be carried out, where the model says so. */
    static Optional<String> failure(String text) {
        Matcher failed = FAILED.matcher(text);
        return failed.matches() ? Optional.of(failed.group(1).strip()) : Optional.empty();
    }
}
