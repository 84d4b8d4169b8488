package com.opspawn.llm.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the calculation in a phrase of symbols, words or both.
 *
 * <p>Known ways to say something are taken out one by one, innermost first, and leave a token such as {@code #0} behind:
 * "the square root of the sum of 9 and 16" becomes "the square root of #0", then "#1", which is
 * {@code sqrt(sum(9, 16))}. What is left must be symbols alone; a phrase with any other word is no calculation.
 */
final class Arithmetic {
    /** Stands for an earlier result in an expression. */
    static final char RESULT = '@';

    private static final List<Phrase> PHRASES = List.of(
            Phrase.of("square root of N", "sqrt(%s)"),
            Phrase.of("cube root of N", "cbrt(%s)"),
            Phrase.of("N squared", "(%s ^ 2)"),
            Phrase.of("N cubed", "(%s ^ 3)"),
            Phrase.of("square (?:of )?N", "(%s ^ 2)"),
            Phrase.of("cube (?:of )?N", "(%s ^ 3)"),
            Phrase.of("factorial of N", "fact(%s)"),
            Phrase.of("N factorial", "fact(%s)"),
            Phrase.of("absolute value of N", "abs(%s)"),
            Phrase.of("natural log(?:arithm)? of N", "ln(%s)"),
            Phrase.of("log(?:arithm)? of N", "log(%s)"),
            Phrase.ofList("(?:sum|total) of LIST", "sum(%s)", ", "),
            Phrase.ofList("product of LIST", "(%s)", " * "),
            Phrase.ofList("(?:average|mean) of LIST", "avg(%s)", ", "),
            Phrase.ofList("(?:smallest|lowest|minimum|min)(?: number)? of LIST", "min(%s)", ", "),
            Phrase.ofList("(?:largest|biggest|greatest|highest|maximum|max)(?: number)? of LIST", "max(%s)", ", "),
            Phrase.ofList("(?:greatest common (?:divisor|factor)|gcd) of LIST", "gcd(%s)", ", "),
            Phrase.ofList("(?:(?:least|lowest) common multiple|lcm) of LIST", "lcm(%s)", ", "),
            Phrase.of("difference (?:between|of) N and N", "(%s - %s)"),
            Phrase.of("(?:quotient|ratio) of N and N", "(%s / %s)"),
            Phrase.of("remainder (?:of|when|if) N (?:is )?divided by N", "(%s %% %s)"),
            Phrase.of("(?:raise )?N (?:raised )?to power (?:of )?N", "(%s ^ %s)"),
            Phrase.of("(?:raise )?N to N(?:st|nd|rd|th)(?: power)?", "(%s ^ %s)"),
            Phrase.of("half (?:of )?N", "(%s / 2)"),
            Phrase.of("(?:twice|double) N", "(%s * 2)"),
            Phrase.of("triple N", "(%s * 3)"),
            Phrase.of("halve N", "(%s / 2)"),
            Phrase.of("increase N by N ?(?:%|percent)", "(%s * (1 + %s / 100))"),
            Phrase.of("(?:decrease|reduce) N by N ?(?:%|percent)", "(%s * (1 - %s / 100))"),
            Phrase.of("N ?(?:%|percent|per cent) of N", "(%s / 100 * %s)"),
            Phrase.of("increase N by N", "(%s + %s)"),
            Phrase.of("(?:decrease|reduce) N by N", "(%s - %s)"),
            Phrase.of("add N to N", "(%2$s + %1$s)"),
            Phrase.ofList("(?:add|sum)(?: up)? LIST", "(%s)", " + "),
            Phrase.of("(?:subtract|deduct|take) N from N", "(%2$s - %1$s)"),
            Phrase.of("multiply N (?:by|with|and) N", "(%s * %s)"),
            Phrase.of("divide N by N", "(%s / %s)"),
            Phrase.of("round N to N (?:decimal places?|decimals?|digits?)", "round(%s, %s)"),
            Phrase.of("round N", "round(%s)"),
            Phrase.of("^([-+*/^()\\d.@# ]+) rounded to N (?:decimal places?|decimals?|digits?)$", "round(%s, %s)"),
            Phrase.of("^multiply by N$", "(@ * %s)"),
            Phrase.of("^divide by N$", "(@ / %s)"),
            Phrase.of("^add N$", "(@ + %s)"),
            Phrase.of("^subtract N$", "(@ - %s)"),
            Phrase.of("^plus N$", "(@ + %s)"),
            Phrase.of("^minus N$", "(@ - %s)"),
            Phrase.of("^times N$", "(@ * %s)"),
            Phrase.of("^divided by N$", "(@ / %s)"));

    private static final Pattern ASKED =
            Pattern.compile("^(?:(?:what(?:'s| is| are| does)?\\b|whats|how (?:much|many)(?: is|"
                    + " are)?|calculate|compute|evaluate|work out|figure out|find|solve|determine|take|get|give me|tell"
                    + " me|the (?:result|value|answer) of)\\b[: ]*)+");
    private static final Pattern ASKED_AFTER =
            Pattern.compile("(?:\\s*[=?.]|\\s+(?:equals?(?: to)?|is|are|together|make))\\s*$");
    private static final Pattern BOTH = Pattern.compile(
            "\\b(?:both(?: of them| results| numbers)?|them|(?:the |these |those )?(?:2|two) (?:results|numbers))\\b");
    private static final Pattern BACK =
            Pattern.compile("\\b(?:it|that|this|(?:the |that |this )(?:previous |last |above )?"
                    + "(?:result|answer|number|sum|product|total|quotient|difference|value)(?: above| so far)?)\\b"
                    + "(?! (?:of|between)\\b)");
    private static final Pattern ITS = Pattern.compile("\\bits (square root|cube root|factorial|square|cube|half)\\b");
    private static final Pattern THE = Pattern.compile("\\b(?:the|a) ");
    private static final Pattern GROUPED = Pattern.compile("(?<![\\d(,.])\\d{1,3}(?:,\\d{3})+(?![\\d,])");
    private static final Pattern COMMA_OUTSIDE = Pattern.compile("^[^(]*,|,[^)]*$");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern NAMES = Pattern.compile("\\b(?:(?:sqrt|cbrt|abs|round|floor|ceil|trunc|min|max|sum|avg"
            + "|ln|log|log2|log10|exp|sin|cos|tan|asin|acos|atan|pow|mod|gcd|lcm|fact)\\s*(?=\\()|pi\\b|e\\b)");
    private static final Pattern SYMBOLS = Pattern.compile("[\\d\\s.,()@#+\\-*/^%!×÷·−]+");
    private static final Pattern OPERATION = Pattern.compile(".*[\\d@)eEi]\\s*[-+*/^%!×÷·−].*|.*[a-z0-9]\\(.*|.*#.*");

    private final List<String> expressions = new ArrayList<>();

    private Arithmetic() {}

    /** The expression for the tool {@code calculator}, where the phrase is a calculation and nothing else. */
    static Optional<String> expression(String phrase) {
        Arithmetic arithmetic = new Arithmetic();
        String asked =
                ASKED_AFTER.matcher(phrase.strip().toLowerCase(Locale.ROOT)).replaceAll("");
        String rest = arithmetic.reduced(spoken(ASKED.matcher(asked).replaceFirst("")));
        String symbols = symbols(rest).strip();
        boolean calculation =
                SYMBOLS.matcher(NAMES.matcher(symbols).replaceAll("1")).matches()
                        && OPERATION.matcher(symbols).matches()
                        && !COMMA_OUTSIDE.matcher(symbols).find()
                        && !DATE.matcher(symbols).matches();
        return calculation ? Optional.of(arithmetic.expanded(symbols)) : Optional.empty();
    }

    /** The same with digits for number words and {@link #RESULT} for what refers back. */
    private static String spoken(String phrase) {
        String digits = GROUPED.matcher(NumberWords.toDigits(phrase))
                .replaceAll(grouped -> grouped.group().replace(",", ""));
        String both = BOTH.matcher(digits).replaceAll("@ and @");
        String its = ITS.matcher(both).replaceAll("$1 of @");
        return THE.matcher(BACK.matcher(its).replaceAll("@")).replaceAll("");
    }

    private String reduced(String text) {
        String reduced = text;
        for (int i = 0; i < PHRASES.size(); i++) {
            Optional<Phrase.Found> found = PHRASES.get(i).find(reduced);
            if (found.isPresent()) {
                reduced = reduced.substring(0, found.get().start()) + "#" + expressions.size()
                        + reduced.substring(found.get().end());
                expressions.add(found.get().expression());
                i = -1; // What was taken out may be an operand of any phrase, so all of them are tried again.
            }
        }
        return reduced;
    }

    private static String symbols(String text) {
        return text.replaceAll(" plus ", " + ")
                .replaceAll(" minus ", " - ")
                .replaceAll(" (?:times|multiplied (?:by|with)) |(?<=[\\d@)]) ?x ?(?=[\\d@#(])", " * ")
                .replaceAll(" (?:divided by|over) ", " / ")
                .replaceAll(" mod(?:ulo)? ", " % ");
    }

    private String expanded(String symbols) {
        String expanded = symbols;
        for (int i = expressions.size() - 1; i >= 0; i--) {
            expanded = expanded.replaceAll("#" + i + "(?!\\d)", expressions.get(i));
        }
        boolean wrapped = symbols.matches("#\\d+") && expanded.startsWith("(");
        return wrapped ? expanded.substring(1, expanded.length() - 1) : expanded;
    }
}
