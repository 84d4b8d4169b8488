package com.opspawn.planner;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a model wrote in ReAct's form, or in something near it: in bold, in other cases, with headings left out. */
sealed interface ReactAnswer {

    /**
     * @param text the answer up to the end of the input: what follows is an observation that the model made up
     * @param tool as the model wrote it
     * @param input what follows {@code Action Input}, or the tool's name
     */
    record Acts(String text, String tool, String input) implements ReactAnswer {}

    record Finishes(String answer) implements ReactAnswer {}

    /** A thought, and nothing that follows from it. */
    record Unreadable() implements ReactAnswer {}

    /** A heading begins its line; stars, hashes, quote marks and list marks around it are decoration. */
    String BEFORE = "(?im)^[ \\t>#*_-]*";

    String AFTER = "[ \\t]*[*_]*[ \\t]*:[ \\t]*[*_]*[ \\t]*";

    Pattern THOUGHT = Pattern.compile(BEFORE + "thought" + AFTER);
    Pattern ACTION = Pattern.compile(BEFORE + "action" + AFTER);
    Pattern INPUT = Pattern.compile(BEFORE + "action[ _]?inputs?" + AFTER);
    Pattern OBSERVATION = Pattern.compile(BEFORE + "observation" + AFTER);
    Pattern FINAL = Pattern.compile(BEFORE + "final[ _]?answer" + AFTER);
    Pattern NO_TOOL = Pattern.compile("(?i)none|n/a|no action|no tool|final[ _]?answer|finish");

    static ReactAnswer read(String text) {
        Matcher action = ACTION.matcher(text);
        Matcher finish = FINAL.matcher(text);
        boolean acts = action.find();
        boolean finishes = finish.find();
        if (finishes && (!acts || finish.start() < action.start())) {
            return new Finishes(upTo(OBSERVATION, text.substring(finish.end())).strip());
        }
        if (acts) {
            return action(text, action.end());
        }
        // No heading at all: it simply answered.
        return THOUGHT.matcher(text).find() ? new Unreadable() : new Finishes(text.strip());
    }

    private static ReactAnswer action(String text, int start) {
        String said = upTo(OBSERVATION, text.substring(start));
        Matcher input = INPUT.matcher(said);
        boolean hasInput = input.find();
        String head = (hasInput ? said.substring(0, input.start()) : upTo(FINAL, said)).strip();
        String tail = hasInput
                ? upTo(THOUGHT, upTo(ACTION, upTo(FINAL, said.substring(input.end()))))
                        .strip()
                : "";
        String name = head.lines().findFirst().orElse("").replaceAll("^[`'\"*_\\[]+", "");
        Matcher tool = Pattern.compile("[A-Za-z0-9_-]+").matcher(name);
        if (NO_TOOL.matcher(name.replaceAll("[`'\"*.\\]]+$", "").strip()).matches()) {
            return noTool(text, start, tail);
        }
        if (!tool.lookingAt()) {
            return new Unreadable();
        }
        String kept = text.substring(0, start + said.length()).stripTrailing();
        return new Acts(
                kept,
                tool.group(),
                hasInput ? tail : withoutQuotes(head.substring(head.indexOf(tool.group()) + tool.end())));
    }

    /** {@code Action: none}, with the answer after it or where the input stands. */
    private static ReactAnswer noTool(String text, int start, String tail) {
        Matcher finish = FINAL.matcher(text);
        if (finish.find(start)) {
            return new Finishes(text.substring(finish.end()).strip());
        }
        return tail.isEmpty() ? new Unreadable() : new Finishes(tail);
    }

    /** What is written behind a name: {@code calculator(2+2)}, {@code `calculator` {"expression":"2+2"}}. */
    private static String withoutQuotes(String text) {
        String bare =
                text.strip().replaceAll("^[`'\"*_\\]]+(?=[\\s({\\[]|$)", "").strip();
        boolean wrapped =
                bare.length() > 1 && List.of("()", "[]").contains(bare.charAt(0) + bare.substring(bare.length() - 1));
        return wrapped ? bare.substring(1, bare.length() - 1).strip() : bare;
    }

    private static String upTo(Pattern heading, String text) {
        Matcher found = heading.matcher(text);
        return found.find() ? text.substring(0, found.start()) : text;
    }
}
