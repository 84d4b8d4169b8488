package com.opspawn.testing.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words and signs of an expression, one after the other. */
final class Tokens {
    private static final Pattern TOKEN = Pattern.compile("\\s*([#:]?[A-Za-z0-9_]+|<>|<=|>=|[=<>(),]|\\S)\\s*");
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z][A-Za-z0-9_]*|#[A-Za-z0-9_]+");
    private static final Pattern VALUE = Pattern.compile(":[A-Za-z0-9_]+");
    private static final String END = "(end)";

    private final String kind;
    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> values = new HashSet<>();
    private int next;

    Tokens(String kind, String text) {
        this.kind = kind;
        this.text = text;
        if (text.isBlank()) {
            throw Refusals.invalid("Invalid " + kind + ": The expression can not be empty;");
        }
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group(1));
        }
    }

    String kind() {
        return kind;
    }

    boolean atEnd() {
        return next == tokens.size();
    }

    private String peek() {
        return atEnd() ? END : tokens.get(next);
    }

    String take() {
        String token = peek();
        next++;
        return token;
    }

    /** Takes the token where it is that sign, or that word in letters of either size. */
    boolean takes(String wanted) {
        if (atEnd() || !peek().equalsIgnoreCase(wanted)) {
            return false;
        }
        next++;
        return true;
    }

    void expect(String wanted) {
        if (!takes(wanted)) {
            throw notUnderstood(peek());
        }
    }

    /** Whether the next word is a function's name. */
    boolean atCall() {
        return next + 1 < tokens.size()
                && ATTRIBUTE.matcher(peek()).matches()
                && tokens.get(next + 1).equals("(");
    }

    boolean atValue() {
        return VALUE.matcher(peek()).matches();
    }

    Operand.Attribute attribute() {
        String token = take();
        if (!ATTRIBUTE.matcher(token).matches()) {
            throw notUnderstood(token);
        }
        if (token.startsWith("#")) {
            names.add(token);
        } else if (ReservedWords.contains(token)) {
            throw Refusals.invalid(
                    "Invalid " + kind + ": Attribute name is a reserved keyword; reserved keyword: " + token);
        }
        return new Operand.Attribute(token);
    }

    Operand.Value value() {
        String token = take();
        if (!VALUE.matcher(token).matches()) {
            throw notUnderstood(token);
        }
        values.add(token);
        return new Operand.Value(token);
    }

    Operand operand() {
        return atValue() ? value() : attribute();
    }

    <T> Expression<T> finish(T meaning) {
        if (!atEnd()) {
            throw notUnderstood(peek());
        }
        return new Expression<>(kind, meaning, names, values);
    }

    IllegalArgumentException notUnderstood(String token) {
        return new IllegalArgumentException("MemoryDynamoDb: " + kind + " '" + text + "': '" + token
                + "' is not understood there, or not supported");
    }
}
