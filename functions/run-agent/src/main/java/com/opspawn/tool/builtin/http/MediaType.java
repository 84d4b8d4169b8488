package com.opspawn.tool.builtin.http;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code Content-Type} header.
 *
 * @param name such as {@code text/html}, lower case; empty where the server gave none
 * @param charset the one it names, where this JVM knows it
 */
record MediaType(String name, Optional<Charset> charset) {
    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\\s\";]+)");
    private static final Pattern TEXT = Pattern.compile(
            "text/.+|.+\\+(json|xml|yaml)|application/(json|xml|xhtml|yaml|x-yaml|toml|sql|graphql|javascript"
                    + "|x-javascript|ecmascript|ndjson|x-ndjson|jsonl|x-www-form-urlencoded|x-sh)");

    static MediaType of(String header) {
        int semicolon = header.indexOf(';');
        String name = semicolon < 0 ? header : header.substring(0, semicolon);
        Matcher charset = CHARSET.matcher(header);
        return new MediaType(
                name.strip().toLowerCase(Locale.ROOT), charset.find() ? known(charset.group(1)) : Optional.empty());
    }

    private static Optional<Charset> known(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    boolean isText() {
        return TEXT.matcher(name).matches();
    }

    boolean isHtml() {
        return name.equals("text/html") || name.equals("application/xhtml+xml");
    }
}
