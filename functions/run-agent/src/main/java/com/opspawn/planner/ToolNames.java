package com.opspawn.planner;

import com.opspawn.tool.ToolSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The names of the tools that there are, found from what a model made of them. */
record ToolNames(List<String> names) {
    ToolNames {
        names = List.copyOf(names);
    }

    static ToolNames of(List<ToolSpec> tools) {
        return new ToolNames(tools.stream().map(ToolSpec::name).toList());
    }

    boolean has(String name) {
        return find(name).isPresent();
    }

    /** By its very name; else by one in another case, with blanks in it, or behind {@code functions.}. */
    Optional<String> find(String written) {
        if (names.contains(written)) {
            return Optional.of(written);
        }
        String plain = plain(written.substring(written.lastIndexOf('.') + 1));
        List<String> alike =
                names.stream().filter(name -> plain(name).equals(plain)).toList();
        return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }
}
