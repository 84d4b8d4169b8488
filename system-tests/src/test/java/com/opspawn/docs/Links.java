package com.opspawn.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Where the links of pages lead. */
record Links(Path root, Map<Path, Page> pages) {

    static Links of(Path root, List<Page> pages) {
        Map<Path, Page> byPath = new HashMap<>();
        pages.forEach(page -> byPath.put(page.path().normalize(), page));
        return new Links(root, byPath);
    }

    /** Relative links that lead to no file, or to no heading of a page. */
    List<String> broken() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Page page : pages.values()) {
            for (String link : page.links()) {
                if (!isElsewhere(link) && !isThere(page, link)) {
                    broken.add(page.name() + ": " + link);
                }
            }
        }
        broken.sort(Comparator.naturalOrder());
        return broken;
    }

    private static boolean isElsewhere(String link) {
        return link.startsWith("https://") || link.startsWith("http://");
    }

    private static Path target(Page page, String link) {
        String file = link.replaceFirst("#.*", "");
        return file.isEmpty() ? page.path() : page.path().resolveSibling(file).normalize();
    }

    private boolean isThere(Page page, String link) throws IOException {
        Path target = target(page, link);
        if (!Files.exists(target)) {
            return false;
        }
        int anchor = link.indexOf('#');
        return anchor < 0 || Page.read(root, target).anchors().contains(link.substring(anchor + 1));
    }

    /** Pages to which an index has no link. */
    List<String> unlinked(Page index) {
        Set<Path> linked = index.links().stream()
                .filter(link -> !isElsewhere(link))
                .map(link -> target(index, link))
                .collect(Collectors.toSet());
        return pages.keySet().stream()
                .filter(path ->
                        !linked.contains(path) && !path.equals(index.path().normalize()))
                .map(path -> root.relativize(path).toString())
                .sorted()
                .toList();
    }
}
