package com.opspawn.planner;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What begins a part of an answer in ReAct's form. */
enum Heading {
    THOUGHT,
    INPUT,
    ACTION,
    OBSERVATION,
    FINAL;

    static final Set<Heading> ALL = EnumSet.allOf(Heading.class);

    /**
     * A heading begins its line; stars, hashes, quote, list and code marks and numbers around it are decoration. Nothing
     * here can be read in two ways, so that the time is linear whatever the text is.
     */
    private static final Pattern LINE =
            Pattern.compile("(?im)^[ \\t\\xA0\\x{FEFF}\\x{200B}>#*_`•-]*+(?:\\d{1,2}[.)][ \\t]*+[*_]*+)?+"
                    + "(?:(?<THOUGHT>thoughts?)|(?<INPUT>(?:action[ _-]?)?(?:inputs?|arguments?|args|parameters?))"
                    + "|(?<ACTION>action)|(?<OBSERVATION>observations?)|(?<FINAL>final[ _-]?answer))"
                    + "(?:[ \\t]*+\\d{1,3})?+[ \\t\\xA0]*+[*_`]*+[ \\t\\xA0]*+[:：]"
                    + "[ \\t\\xA0]*+(?:[*_]{1,3}+(?=\\s|$))?+[ \\t\\xA0]*+");

    /** Some write all in one line; there, only the very words count. */
    private static final Pattern INLINE = Pattern.compile("[ \\t](?=(?:Action|Action Input|Final Answer):)");

    /**
     * One heading in a text.
     *
     * @param start where its line begins
     * @param end where what it is about begins
     */
    record Place(Heading heading, int start, int end) {}

    /** The first of some headings. */
    static Optional<Place> first(Set<Heading> wanted, String text, int from) {
        Matcher matcher = LINE.matcher(text);
        matcher.useAnchoringBounds(false).useTransparentBounds(true).region(from, text.length());
        while (matcher.find()) {
            for (Heading heading : wanted) {
                if (matcher.group(heading.name()) != null) {
                    return Optional.of(new Place(heading, matcher.start(), matcher.end()));
                }
            }
        }
        return Optional.empty();
    }

    /** Where the first of some headings begins, or else the text's end. */
    static int firstStart(Set<Heading> wanted, String text, int from) {
        return first(wanted, text, from).map(Place::start).orElse(text.length());
    }

    /** Each heading within a line is put on a line of its own; every character keeps its place. */
    static String onOwnLines(String text) {
        return INLINE.matcher(text).replaceAll("\n");
    }
}
