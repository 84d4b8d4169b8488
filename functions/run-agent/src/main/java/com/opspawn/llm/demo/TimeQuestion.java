package com.opspawn.llm.demo;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the place in a question for the time or the date. */
final class TimeQuestion {
    private static final String PLACE = "(?!(?:and|or|then|also)\\b)[\\p{L}+-][\\p{L}.'_/+:0-9-]*"
            + "(?: (?!(?:and|or|then|also)\\b)\\p{L}[\\p{L}.'_-]*){0,3}?";
    private static final String NOW = "(?: (?:right now|now|today|currently|at the moment|at present))";
    private static final String SUBJECT = "(?:the )?(?:current |local |exact |today's )?"
            + "(?:day of the week|time of day|time|date|day|weekday)(?: and (?:the )?(?:time|date|day|weekday))?";
    private static final Pattern QUESTION = Pattern.compile(
            "(?iu)(?<asked>(?:what(?:'s| is)?|whats|which|tell me|show me|give me|say|get|find|find out|look"
                    + " up|check|how late is it)\\b)?"
                    + " ?(?<today>today's"
                    + " )?(?:" + SUBJECT + ")?(?: is it| it is| is)?(?<now>" + NOW
                    + ")?(?: (?:in|at|for|of)(?: the)?(?: city of| both)? (?<place>" + PLACE
                    + ")(?: time ?zone| time)?)?(?<later>" + NOW + ")?[?.!]*");
    private static final Pattern ABOUT_TIME = Pattern.compile("(?i).*\\b(?:time|date|day|weekday|how late)\\b.*");
    private static final Pattern PLACE_ALONE = Pattern.compile("(?u)(?:(?:in|at|for) )?(?<place>[\\p{Lu}+-]"
            + PLACE.substring(PLACE.indexOf("[\\p{L}.'")) + ")" + NOW + "?[?.!]*");

    private TimeQuestion() {}

    /** The place, or the empty string where none is named; no value where it is another question. */
    static Optional<String> place(String phrase) {
        Matcher question = QUESTION.matcher(phrase.strip());
        if (!ABOUT_TIME.matcher(phrase).matches() || !question.matches()) {
            return Optional.empty();
        }
        String place = question.group("place");
        boolean asked = place != null
                || question.group("asked") != null
                || question.group("now") != null
                || question.group("today") != null
                || question.group("later") != null
                || phrase.toLowerCase(Locale.ROOT).contains("today's");
        return asked ? Optional.of(place == null ? "" : withoutPeriod(place)) : Optional.empty();
    }

    /** The place that carries a question for the time on: "(the time in Tokyo and) in Berlin". */
    static Optional<String> anotherPlace(String phrase) {
        Matcher place = PLACE_ALONE.matcher(phrase.strip());
        return place.matches() ? Optional.of(withoutPeriod(place.group("place"))) : Optional.empty();
    }

    /** The end of the sentence, not of the name. */
    private static String withoutPeriod(String place) {
        return place.endsWith(".") ? place.substring(0, place.length() - 1) : place;
    }
}
