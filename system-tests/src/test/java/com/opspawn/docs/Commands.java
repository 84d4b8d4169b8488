package com.opspawn.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The calls of {@code opspawn} in a block, whether or not it is run. */
final class Commands {
    private static final Pattern CALL = Pattern.compile("(?m)(?:^|[\\s(])(?:\\./)?opspawn +(.*)$");
    /** A quoted text, a blank, an end of the command, or any other character. */
    private static final Pattern PIECE =
            Pattern.compile("'([^']*)'|\"((?:\\\\.|[^\"])*)\"|(\\s+#.*|\\s*(?:&&|[|;)>]).*)|(\\s+)|(.)");

    private Commands() {}

    /** Each as the words behind {@code opspawn}. */
    static List<List<String>> of(String block) {
        return CALL.matcher(block.replaceAll("\\\\\n\\s*", " "))
                .results()
                .map(call -> words(call.group(1)))
                .toList();
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>(List.of(""));
        for (MatchResult piece : PIECE.matcher(line).results().toList()) {
            if (piece.group(3) != null) {
                break;
            }
            if (piece.group(4) != null) {
                words.add("");
            } else {
                String text = piece.group(1) != null ? piece.group(1) : piece.group(2);
                words.add(words.removeLast() + (text != null ? text : piece.group(5)));
            }
        }
        words.removeIf(String::isEmpty);
        return words;
    }
}
