package com.opspawn.schema;

import com.google.re2j.Pattern;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions in time that grows with the text and no faster.
 *
 * <p>What RE2 cannot do (look-ahead, look-behind, references back) or what it could only do in a giant automaton is left
 * unchecked and noted.
 */
final class Patterns implements RegularExpressionFactory {
    /** Of a pattern, and of the automaton that it unfolds to. */
    private static final int LARGEST = 2_000;
    /** Steps of the automaton: a fraction of a second. */
    private static final long MOST_STEPS = 20_000_000;

    private static final java.util.regex.Pattern UNICODE = java.util.regex.Pattern.compile("\\\\u([0-9A-Fa-f]{4})");

    private final Set<String> unchecked = new TreeSet<>();
    private final Map<String, String> broken = new TreeMap<>();

    /** Those that are not checked. */
    Set<String> unchecked() {
        return unchecked;
    }

    /** Those that are no regular expressions, each with the reason. */
    Map<String, String> broken() {
        return broken;
    }

    @Override
    public RegularExpression getRegularExpression(String pattern) {
        if (pattern.length() > LARGEST || Unfolded.size(pattern) > LARGEST) {
            unchecked.add(pattern);
            return text -> true;
        }
        try {
            Pattern linear = Pattern.compile(translated(pattern));
            long mostChars = MOST_STEPS / Unfolded.size(pattern);
            return text -> text.length() <= mostChars && linear.matcher(text).find();
        } catch (com.google.re2j.PatternSyntaxException e) {
            note(pattern);
            return text -> true;
        }
    }

    private void note(String pattern) {
        try {
            java.util.regex.Pattern.compile(pattern);
            unchecked.add(pattern);
        } catch (PatternSyntaxException e) {
            broken.put(pattern, e.getDescription());
        }
    }

    /** JavaScript writes a character as four hexadecimal digits where RE2 wants them in braces. */
    private static String translated(String pattern) {
        Matcher unicode = UNICODE.matcher(pattern);
        return unicode.replaceAll("\\\\x{$1}");
    }
}
