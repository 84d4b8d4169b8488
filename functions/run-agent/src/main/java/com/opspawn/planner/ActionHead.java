package com.opspawn.planner;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands behind {@code Action:}.
 *
 * @param kind whether it names a tool
 * @param tool its name, or what the model wrote where that names none; empty where it names nothing
 * @param rest what stands behind the name: {@code 2+2} in {@code calculator(2+2)}
 */
record ActionHead(Kind kind, String tool, String rest) {
    enum Kind {
        TOOL,
        /** No tool is wanted, or the answer is there. */
        NONE,
        UNREADABLE
    }

    /** Words before a name. */
    private static final Pattern LEAD = Pattern.compile(
            "(?i)^(?:(?:use|using|call|calling|run|invoke|execute|the|tool|function)[:\\s]\\s*+){1,4}+");

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.-]{1,80}+(?![\\p{L}\\p{N}_.-])");
    private static final Pattern NOTHING =
            Pattern.compile("(?i)(?:none|n/?a|nil|null|nothing|-++|\\{\\}|no (?:(?:further|more) )?(?:action|tool)s?)?"
                    + "(?: (?:is |are )?(?:needed|required|necessary))?");
    private static final Pattern FINISH = Pattern.compile("(?i)(?:final[ _-]?answer|finish)(?![\\p{L}\\p{N}_-])");

    /** Names longer than any tool's, in any case. */
    private static final int SHORT = 200;

    static ActionHead read(String head, ToolNames tools) {
        String words = Decoration.withoutOpening(head.strip());
        String line = line(words);
        Optional<String> known = tools.find(line);
        if (known.isPresent()) {
            return new ActionHead(Kind.TOOL, known.get(), afterLine(words));
        }
        if (isNothing(line)) {
            return new ActionHead(words.isEmpty() ? Kind.UNREADABLE : Kind.NONE, "", "");
        }
        Matcher finish = FINISH.matcher(words);
        if (finish.lookingAt() && !tools.has(finish.group())) {
            return new ActionHead(Kind.NONE, "", ActionRest.read(words.substring(finish.end())));
        }
        return named(Decoration.withoutOpening(LEAD.matcher(words).replaceFirst("")), tools);
    }

    private static ActionHead named(String words, ToolNames tools) {
        Matcher name = NAME.matcher(words);
        String written = name.lookingAt() ? Decoration.without(name.group()) : "";
        return written.isEmpty()
                ? new ActionHead(Kind.UNREADABLE, "", "")
                : new ActionHead(
                        Kind.TOOL, tools.find(written).orElse(written), ActionRest.read(words.substring(name.end())));
    }

    /** Whether it says in words that there is nothing. */
    static boolean isNothing(String text) {
        String words = text.strip();
        return words.length() <= SHORT
                && NOTHING.matcher(Decoration.without(words)).matches();
    }

    /** The first line, without decoration. */
    private static String line(String words) {
        String first = words.lines().findFirst().orElse("");
        return first.length() <= SHORT ? Decoration.without(first) : first;
    }

    private static String afterLine(String words) {
        int end = words.indexOf('\n');
        return end < 0 ? "" : words.substring(end).strip();
    }
}
