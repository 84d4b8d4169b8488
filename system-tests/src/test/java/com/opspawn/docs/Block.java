package com.opspawn.docs;

import java.util.Optional;

/**
 * A fenced block of a page.
 *
 * @param place the page and the line, as {@code docs/a.md:12}
 * @param language behind the fence; empty where there is none
 * @param file the file that it is, where the page says so: a line of its path and a colon before it
 */
record Block(String place, String language, Mark mark, Optional<String> file, String text) {
    boolean isShell() {
        return language.equals("sh");
    }

    /** A drawing, an output or another text that nobody runs. */
    boolean isText() {
        return language.isEmpty() || language.equals("text");
    }
}
