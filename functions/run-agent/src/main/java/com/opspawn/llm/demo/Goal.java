package com.opspawn.llm.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a user wants, cut into parts.
 *
 * <p>Sentences first; then every "and", "then" and comma may part a sentence, and of the pieces the longest run that makes
 * sense is taken, so that "the sum of 3, 4 and 5 and the date in Tokyo" is two parts and not four.
 */
final class Goal {
    /** Nobody reads an answer of more parts, and a goal of any length is read in a moment. */
    private static final int MOST_PARTS = 20;

    private static final int LONGEST_RUN = 12;
    private static final int LONGEST_GOAL = 4_000;
    private static final int LONGEST_PHRASE = 300;

    private static final Pattern SENTENCE_ENDS =
            Pattern.compile("\\R+|(?<=[?;])(?=\\s|$)|(?<=\\.)\\s+(?=[\\p{Lu}\\d\"'(])|(?<=!)\\s+(?=\\p{Lu})");
    private static final Pattern LIST_MARK = Pattern.compile("^(?:\\d{1,2}[.)]\\s+|[-*•]\\s+(?=\\p{L}))");
    private static final Pattern JOINTS = Pattern.compile(
            ",\\s+(?:and\\s+)?(?:then\\s+|also\\s+)?|\\s+and\\s+(?:then\\s+|also\\s+)?|\\s+then\\s+|\\s+as well"
                    + " as\\s+|;\\s*");
    private static final Pattern FILLERS = Pattern.compile(
            "(?i)^(?:(?:please|then|also|and|can you|could you|would you|i want to know|i'd like to know|let me know"
                    + "|both|first(?:ly)?|second(?:ly)?|next|finally|after that|now|so)\\b[,:]?\\s*)+");
    private static final Pattern NOISE =
            Pattern.compile("(?i)(?:hello|hi|hey|thanks?|thank you|please|good (?:morning|day|evening)|there)?(?:"
                    + " (?:there|you))?[\\s\\p{Punct}]*");
    private static final Pattern PAGE =
            Pattern.compile("(?i)(?:(?!\\b(?:and|then)\\b)[\\p{L}' :])*(?<url>https?://\\S+?)[.,;!?)]*(?:"
                    + " (?:page|site|website))?(?:,? (?:and|then) (?:then"
                    + " )?(?:summari[sz]e|describe|read|show|explain|quote|tell me)\\b(?:(?!https?:)[^\\d?])*)?[?.!]*");
    private static final Pattern ABOUT_PAGE =
            Pattern.compile("(?i)(?:summari[sz]e|describe|read|show|explain|quote|tell"
                    + " me)\\b(?!.*https?:)[^\\d]*\\b(?:it|this|that|them|page|site|content|says)\\b[^\\d]*");
    private static final Pattern NAMED =
            Pattern.compile("(?is)(?:call|use|run|invoke)\\s+(?:the\\s+)?(?:tool\\s+)?[\"'`]?(?<tool>[\\w-]+)[\"'`]?"
                    + "(?:\\s+tool)?(?:\\s+with)?(?:\\s+arguments)?:?\\s*(?<arguments>\\{.*})?");

    private final Set<String> tools;
    private final List<Part> parts = new ArrayList<>();
    private int sentenceStart;

    private Goal(Set<String> tools) {
        this.tools = tools;
    }

    /**
     * Reads a goal.
     *
     * @param tools the names of the tools that a goal may call by name
     */
    static List<Part> parts(String text, Set<String> tools) {
        Goal goal = new Goal(tools);
        Optional<Part> whole = goal.named(text.strip());
        if (whole.isPresent()) {
            return List.of(whole.get());
        }
        String read = text.substring(0, Math.min(text.length(), LONGEST_GOAL)).replaceAll("[ \\t]+", " ");
        SENTENCE_ENDS.splitAsStream(read).map(Goal::trimmed).forEach(goal::sentence);
        if (text.length() > LONGEST_GOAL) {
            goal.parts.addFirst(new Part.Beyond("what follows the first " + LONGEST_GOAL + " characters"));
        }
        return goal.parts.stream().limit(MOST_PARTS).toList();
    }

    private static String trimmed(String sentence) {
        return LIST_MARK.matcher(sentence.strip()).replaceFirst("").strip();
    }

    private void sentence(String sentence) {
        List<Integer> bounds = bounds(sentence);
        sentenceStart = parts.size();
        Piece beyond = Piece.NONE;
        int from = 0;
        while (from < bounds.size()) {
            int to = longestRun(sentence, bounds, from);
            if (to < 0) {
                beyond = beyond.joined(bounds.get(from), bounds.get(from + 1));
                from += 2;
            } else {
                beyond = flush(sentence, beyond);
                from = to;
            }
        }
        flush(sentence, beyond);
    }

    /** Neighbours that make no sense are one part, in the user's own words. */
    private Piece flush(String sentence, Piece beyond) {
        String text = beyond.isNone()
                ? ""
                : sentence.substring(beyond.start(), beyond.end()).strip();
        if (!NOISE.matcher(text).matches() && !text.matches("\\d+[.)]?")) {
            parts.add(new Part.Beyond(text.replaceAll("[.?!]+$", "")));
        }
        return Piece.NONE;
    }

    /** Adds the part that the longest run of pieces makes; where it ends in the bounds, or -1 where none makes sense. */
    private int longestRun(String sentence, List<Integer> bounds, int from) {
        int last = Math.min(bounds.size(), from + 2 * LONGEST_RUN);
        for (int to = last; to > from; to -= 2) {
            String text = sentence.substring(bounds.get(from), bounds.get(to - 1));
            String phrase = FILLERS.matcher(text.strip()).replaceFirst("");
            if (isAboutLastPage(phrase)) {
                return to;
            }
            Optional<Part> part = part(phrase);
            if (part.isPresent()) {
                parts.add(part.get());
                return to;
            }
        }
        return -1;
    }

    private boolean isAboutLastPage(String phrase) {
        return !parts.isEmpty()
                && parts.getLast() instanceof Part.Fetch
                && ABOUT_PAGE.matcher(phrase).matches();
    }

    private Optional<Part> part(String phrase) {
        if (phrase.length() > LONGEST_PHRASE) {
            return Optional.empty();
        }
        return Stream.<Optional<Part>>of(
                        named(phrase),
                        page(phrase),
                        TimeQuestion.place(phrase).map(Part.Time::new),
                        Arithmetic.expression(phrase).map(Part.Calculation::new),
                        anotherPlace(phrase))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Part> named(String phrase) {
        Matcher call = NAMED.matcher(phrase.replaceAll("[.?!]+$", ""));
        if (!call.matches() || !tools.contains(call.group("tool"))) {
            return Optional.empty();
        }
        String arguments = call.group("arguments");
        return Optional.of(new Part.Named(call.group("tool"), arguments == null ? "{}" : arguments));
    }

    private static Optional<Part> page(String phrase) {
        Matcher page = PAGE.matcher(phrase);
        return page.matches() ? Optional.of(new Part.Fetch(page.group("url"))) : Optional.empty();
    }

    private Optional<Part> anotherPlace(String phrase) {
        boolean afterTime = parts.size() > sentenceStart && parts.getLast() instanceof Part.Time;
        return afterTime ? TimeQuestion.anotherPlace(phrase).map(Part.Time::new) : Optional.empty();
    }

    /** Start and end of every piece, one after the other; a joint within brackets joins a function's arguments. */
    private static List<Integer> bounds(String sentence) {
        List<Integer> bounds = new ArrayList<>(List.of(0));
        Matcher joint = JOINTS.matcher(sentence);
        while (joint.find()) {
            if (depth(sentence, joint.start()) == 0) {
                bounds.add(joint.start());
                bounds.add(joint.end());
            }
        }
        bounds.add(sentence.length());
        return bounds;
    }

    private static int depth(String sentence, int end) {
        int depth = 0;
        for (int i = 0; i < end; i++) {
            depth += sentence.charAt(i) == '(' ? 1 : sentence.charAt(i) == ')' ? -1 : 0;
        }
        return depth;
    }

    /** A stretch of a sentence. */
    private record Piece(int start, int end) {
        static final Piece NONE = new Piece(-1, -1);

        boolean isNone() {
            return start < 0;
        }

        Piece joined(int nextStart, int nextEnd) {
            return new Piece(isNone() ? nextStart : start, nextEnd);
        }
    }
}
