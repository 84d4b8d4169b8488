package com.opspawn.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the documentation.
 *
 * @param name its path from the project's root
 * @param prose its lines outside of blocks
 */
record Page(Path path, String name, List<Block> blocks, String prose) {
    private static final Pattern FENCE = Pattern.compile("^(\\s*)```(\\w*)$");
    private static final Pattern FILE = Pattern.compile("^`([\\w./-]+)`:$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");
    private static final Pattern LINK =
            Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)|(?:src|href|srcset)=\"([^\"]+)\"");

    static Page read(Path root, Path path) throws IOException {
        return new Reading(root.relativize(path).toString().replace('\\', '/'), Files.readAllLines(path)).page(path);
    }

    /** Where its links lead, as they stand there. */
    List<String> links() {
        return LINK.matcher(prose.replaceAll("`[^`]*`", "``"))
                .results()
                .map(link -> Optional.ofNullable(link.group(1)).orElseGet(() -> link.group(2)))
                .toList();
    }

    /** The anchors of its headings, as GitHub makes them. */
    Set<String> anchors() {
        Set<String> anchors = new HashSet<>();
        for (MatchResult heading : HEADING.matcher(prose).results().toList()) {
            String words = heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "");
            String anchor = words.strip().replace(' ', '-');
            for (int again = 1; !anchors.add(anchor); again++) {
                anchor = words.strip().replace(' ', '-') + "-" + again;
            }
        }
        return anchors;
    }

    private static final class Reading {
        private final String name;
        private final List<String> lines;
        private final List<Block> blocks = new ArrayList<>();
        private final StringBuilder prose = new StringBuilder();

        Reading(String name, List<String> lines) {
            this.name = name;
            this.lines = lines;
        }

        Page page(Path path) {
            for (int i = 0; i < lines.size(); i++) {
                Matcher fence = FENCE.matcher(lines.get(i));
                if (fence.matches()) {
                    i = block(i, fence.group(1), fence.group(2));
                } else {
                    prose.append(lines.get(i)).append('\n');
                }
            }
            return new Page(path, name, List.copyOf(blocks), prose.toString());
        }

        /** Gives the line of the fence that ends the block. */
        private int block(int begin, String indent, String language) {
            StringBuilder text = new StringBuilder();
            int i = begin + 1;
            while (!lines.get(i).equals(indent + "```")) {
                String line = lines.get(i);
                text.append(line.startsWith(indent) ? line.substring(indent.length()) : line)
                        .append('\n');
                i++;
            }
            Mark mark = begin == 0 ? new Mark.None() : Mark.of(lines.get(begin - 1));
            blocks.add(new Block(name + ":" + (begin + 1), language, mark, file(begin), text.toString()));
            return i;
        }

        private Optional<String> file(int fence) {
            for (int i = fence - 1; i >= 0 && i >= fence - 3; i--) {
                Matcher file = FILE.matcher(lines.get(i));
                if (file.matches()) {
                    return Optional.of(file.group(1));
                }
            }
            return Optional.empty();
        }
    }
}
