package com.opspawn.cli;

import java.util.Locale;
import java.util.Optional;

/** Asks the person before the terminal. Questions go to standard error, so that the output stays what was asked for. */
final class Questions {
    private final Printing printing;

    Questions(Printing printing) {
        this.printing = printing;
    }

    /** Whether somebody is there to answer. */
    boolean canAsk() {
        return printing.session().terminal();
    }

    /** A line, without blanks around it; empty where there is no more input. */
    Optional<String> ask(String question) {
        printing.err().print(question + " ");
        printing.err().flush();
        Optional<String> line = printing.session().prompt().line().map(String::strip);
        if (line.isEmpty()) {
            printing.note("");
        }
        return line;
    }

    /** Whether it is meant: a person must say so, a script has said so by its command. */
    boolean confirmed(String question) {
        return !canAsk()
                || ask(question + " [y/N]")
                        .filter(answer -> answer.toLowerCase(Locale.ROOT).matches("y|yes"))
                        .isPresent();
    }
}
