package com.opspawn.tool.builtin.calculator;

import com.opspawn.tool.ToolException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts an expression into its words. */
final class Tokens {
    private static final Pattern NUMBER = Pattern.compile("(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern GROUPED =
            Pattern.compile("\\d{1,3}(,\\d{3})+(?![\\d,]*\\d)(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*|π");
    private static final Pattern GROUP_IN_CALL = Pattern.compile("(?<=\\d),0\\d\\d(?![\\d.])");
    private static final Map<Character, String> SYMBOLS = Map.ofEntries(
            Map.entry('+', "+"),
            Map.entry('-', "-"),
            Map.entry('−', "-"),
            Map.entry('–', "-"),
            Map.entry('*', "*"),
            Map.entry('×', "*"),
            Map.entry('·', "*"),
            Map.entry('⋅', "*"),
            Map.entry('/', "/"),
            Map.entry('÷', "/"),
            Map.entry('%', "%"),
            Map.entry('^', "^"),
            Map.entry('!', "!"),
            Map.entry('(', "("),
            Map.entry(')', ")"),
            Map.entry(',', ","));

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    /** For every open bracket: whether it holds a function's arguments. */
    private final Deque<Boolean> brackets = new ArrayDeque<>();

    private int at;

    private Tokens(String source) {
        this.source = source;
    }

    /** The words, of which the last is an {@link Token.Kind#END} */
    static List<Token> of(String source) throws ToolException {
        Tokens tokens = new Tokens(source);
        while (tokens.at < source.length()) {
            tokens.next();
        }
        tokens.add(Token.Kind.END, "", 0);
        return tokens.tokens;
    }

    private void next() throws ToolException {
        char c = source.charAt(at);
        Matcher number = numberHere();
        Matcher name = NAME.matcher(source).region(at, source.length());
        if (Character.isWhitespace(c)) {
            at++;
        } else if (number.lookingAt()) {
            add(
                    Token.Kind.NUMBER,
                    number.group().replace(",", ""),
                    number.group().length());
        } else if (name.lookingAt()) {
            String text = name.group().toLowerCase(Locale.ROOT);
            add(Token.Kind.NAME, text.equals("π") ? "pi" : text, text.length());
        } else if (source.startsWith("**", at)) {
            add(Token.Kind.SYMBOL, "^", 2);
        } else {
            symbol(c);
        }
    }

    /** Between a function's brackets a comma always separates arguments; elsewhere it can only group thousands. */
    private Matcher numberHere() throws ToolException {
        boolean inCall = brackets.contains(true);
        Matcher grouped = GROUPED.matcher(source).region(at, source.length());
        return !inCall && grouped.lookingAt() ? grouped : NUMBER.matcher(source).region(at, source.length());
    }

    private void symbol(char c) throws ToolException {
        String symbol = SYMBOLS.get(c);
        if (symbol == null) {
            throw new ToolException("unexpected character '" + Character.toString(source.codePointAt(at))
                    + "' at position " + (at + 1) + ": use numbers, names, brackets and + - * / % ^ !");
        }
        switch (symbol) {
            case "(" -> brackets.push(!tokens.isEmpty() && tokens.getLast().kind() == Token.Kind.NAME);
            case ")" -> brackets.poll();
            case "," -> refuseThousandsInCall();
            default -> {}
        }
        add(Token.Kind.SYMBOL, symbol, 1);
    }

    /** {@code max(1,000, 5)} would be the largest of 1, 0 and 5, which nobody means. */
    private void refuseThousandsInCall() throws ToolException {
        Matcher group =
                GROUP_IN_CALL.matcher(source).region(at, source.length()).useTransparentBounds(true);
        if (brackets.contains(true) && group.lookingAt()) {
            throw new ToolException("ambiguous ',' at position " + (at + 1)
                    + ": write numbers without thousands separators between a function's brackets");
        }
    }

    private void add(Token.Kind kind, String text, int length) {
        tokens.add(new Token(kind, text, at + 1));
        at += length;
    }
}
