package com.opspawn.testing.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads updates: {@code SET a = :a, …}, {@code REMOVE b, …} and {@code ADD c :c, …}, each once. */
final class UpdateParser {
    private static final String KIND = "UpdateExpression";

    private final Tokens tokens;
    private final List<Update.Assignment> set = new ArrayList<>();
    private final List<Operand.Attribute> remove = new ArrayList<>();
    private final List<Update.Assignment> add = new ArrayList<>();
    private final Set<String> sections = new HashSet<>();

    private UpdateParser(Tokens tokens) {
        this.tokens = tokens;
    }

    /** @throws IllegalArgumentException where there is more in it than that */
    static Expression<Update> parse(String text) {
        Tokens tokens = new Tokens(KIND, text);
        UpdateParser parser = new UpdateParser(tokens);
        while (!tokens.atEnd()) {
            parser.section();
        }
        return tokens.finish(new Update(parser.set, parser.remove, parser.add));
    }

    private void section() {
        String word = tokens.take();
        String section = word.toUpperCase(Locale.ROOT);
        if (!sections.add(section)) {
            throw Refusals.invalid("Invalid " + KIND + ": The \"" + section
                    + "\" section can only be used once in an update expression;");
        }
        do {
            switch (section) {
                case "SET" -> set.add(assignment("="));
                case "REMOVE" -> remove.add(tokens.attribute());
                case "ADD" -> add.add(assignment(""));
                default -> throw tokens.notUnderstood(word);
            }
        } while (tokens.takes(","));
    }

    private Update.Assignment assignment(String sign) {
        Operand.Attribute attribute = tokens.attribute();
        if (!sign.isEmpty()) {
            tokens.expect(sign);
        }
        return new Update.Assignment(attribute, tokens.value());
    }
}
