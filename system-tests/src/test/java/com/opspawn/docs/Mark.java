package com.opspawn.docs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a comment on the line before a block says of it; readers of the page do not see it. */
sealed interface Mark {
    /** None: the block is run, or read, as its language is. */
    record None() implements Mark {}

    /** {@code <!-- not run: REASON -->}. */
    record NotRun(String reason) implements Mark {}

    /** {@code <!-- tested by ATest -->}: that test runs it. */
    record TestedBy(String test) implements Mark {}

    /** {@code <!-- output -->}: what the commands before it print. */
    record Output() implements Mark {}

    /** {@code <!-- exits CODE -->}: commands of which the last ends with that code. */
    record Exits(int code) implements Mark {}

    /** {@code <!-- reads as NAME -->}: which of the product's readers takes it; see {@link Reader}. */
    record ReadsAs(Reader reader) implements Mark {}

    Pattern COMMENT = Pattern.compile("^\\s*<!-- (not run:|tested by|output|exits|reads as)\\s*(.*?)\\s*-->$");

    /** @param line the one before the block's fence */
    static Mark of(String line) {
        Matcher comment = COMMENT.matcher(line);
        if (!comment.matches()) {
            return new None();
        }
        String said = comment.group(2);
        return switch (comment.group(1)) {
            case "not run:" -> new NotRun(said);
            case "tested by" -> new TestedBy(said);
            case "output" -> new Output();
            case "exits" -> new Exits(Integer.parseInt(said));
            case "reads as" -> new ReadsAs(Reader.named(said));
            default -> throw new IllegalStateException(line);
        };
    }
}
