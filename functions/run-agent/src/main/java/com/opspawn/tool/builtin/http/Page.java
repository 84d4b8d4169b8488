package com.opspawn.tool.builtin.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** A body, as far as it was read. */
final class Page {
    private static final int SNIFFED_BYTES = 1_024;

    private final MediaType type;
    private final byte[] bytes;
    private final boolean cut;

    /** Takes the bytes over; {@code cut} is true where there were more of them than were read. */
    Page(MediaType type, byte[] bytes, boolean cut) {
        this.type = type;
        this.bytes = bytes;
        this.cut = cut;
    }

    /** Text for a model to read, or a note on what the body is where that is no text. */
    String readable() throws IOException {
        if (!isText()) {
            String name = type.name().isEmpty() ? "unknown type" : type.name();
            return "[binary: " + (cut ? "more than " : "") + bytes.length + " bytes of " + name + ", not shown]";
        }
        String text = type.isHtml() ? htmlText() : new String(bytes, charset());
        return cut ? text + "\n[cut: the body goes on after its first " + bytes.length + " bytes]" : text;
    }

    /** A server that names no type is believed to send text where no byte is zero. */
    private boolean isText() {
        if (!type.name().isEmpty()) {
            return type.isText();
        }
        for (int i = 0; i < Math.min(bytes.length, SNIFFED_BYTES); i++) {
            if (bytes[i] == 0) {
                return false;
            }
        }
        return true;
    }

    /** A byte-order mark wins over the header, the header over the default: the order of the WHATWG's Encoding. */
    private Charset charset() {
        return marked().or(type::charset).orElse(StandardCharsets.UTF_8);
    }

    private Optional<Charset> marked() {
        int first = bytes.length < 2 ? 0 : ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        return switch (first) {
            case 0xfeff, 0xfffe -> Optional.of(StandardCharsets.UTF_16);
            case 0xefbb -> Optional.of(StandardCharsets.UTF_8);
            default -> Optional.empty();
        };
    }

    /** Looks at each blank once: a page of blanks without a break must not cost their square. */
    private static final String BLANKS_AROUND_A_BREAK = "(?<![ \\t])[ \\t]*+\\n[ \\t]*+";

    private String htmlText() throws IOException {
        // Without a name, jsoup looks for a byte-order mark and a meta tag.
        String charset = type.charset().map(Charset::name).orElse(null);
        Document document = Jsoup.parse(new ByteArrayInputStream(bytes), charset, "");
        String title = document.title();
        document.select("script, style, noscript, template, svg, iframe, title").remove();
        StringBuilder text = new StringBuilder();
        document.traverse(new Lines(text));
        return (title + "\n\n"
                        + text.toString()
                                .replaceAll(BLANKS_AROUND_A_BREAK, "\n")
                                .replaceAll("\\n{3,}", "\n\n"))
                .strip();
    }

    /** Gives every block of a page its own line. */
    private record Lines(StringBuilder text) implements NodeVisitor {
        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                text.append(atLineStart() ? words.text().stripLeading() : words.text());
            } else {
                lineBreak(node);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            lineBreak(node);
        }

        private void lineBreak(Node node) {
            boolean breaks = node instanceof Element element && (element.isBlock() || element.nameIs("br"));
            if (breaks && !atLineStart()) {
                text.append('\n');
            }
        }

        private boolean atLineStart() {
            return text.isEmpty() || text.charAt(text.length() - 1) == '\n';
        }
    }
}
