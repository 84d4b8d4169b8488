package com.opspawn.tool.annotated;

import com.opspawn.tool.Tool;
import com.opspawn.tool.Tools;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The door to the tools that users' jars bring. */
public final class UserTools {
    private UserTools() {}

    /**
     * Finds them through {@link ServiceLoader}.
     *
     * @param loader sees the users' jars: of a function, the one that loaded it, as their jars lie beside it in {@code lib/}
     * @param taken names of tools that there are already
     * @return by name, so that models are told of them in the same order always; empty where no jar brings any
     * @throws UserToolsException naming every mistake
     */
    public static List<Tool> load(ClassLoader loader, Collection<String> taken) {
        List<String> problems = new ArrayList<>();
        List<Found> found = new ArrayList<>();
        for (Tools tools : providers(loader, problems)) {
            found.addAll(Found.in(tools, problems));
        }
        problems.addAll(sameNames(found, taken));
        if (!problems.isEmpty()) {
            throw new UserToolsException(problems);
        }
        return found.stream()
                .map(Found::tool)
                .sorted(Comparator.comparing(tool -> tool.spec().name()))
                .toList();
    }

    /**
     * The tools of one object, for trying them out.
     *
     * @throws UserToolsException naming every mistake
     */
    public static List<Tool> of(Tools tools) {
        List<String> problems = new ArrayList<>();
        List<Found> found = Found.in(tools, problems);
        problems.addAll(sameNames(found, List.of()));
        if (!problems.isEmpty()) {
            throw new UserToolsException(problems);
        }
        return found.stream().map(Found::tool).toList();
    }

    private static List<Tools> providers(ClassLoader loader, List<String> problems) {
        List<Tools> providers = new ArrayList<>();
        Iterator<Tools> iterator = ServiceLoader.load(Tools.class, loader).iterator();
        for (Optional<Tools> next = next(iterator, problems); next.isPresent(); next = next(iterator, problems)) {
            providers.add(next.get());
        }
        return providers;
    }

    /** The next that can be made; a class that cannot is a problem, and the loader goes on behind it. */
    private static Optional<Tools> next(Iterator<Tools> iterator, List<String> problems) {
        String last = "";
        while (true) {
            try {
                return iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
            } catch (ServiceConfigurationError | LinkageError e) {
                String problem = e.getMessage() + (e.getCause() == null ? "" : " (" + e.getCause() + ")");
                if (problem.equals(last)) {
                    return Optional.empty();
                }
                problems.add(problem);
                last = problem;
            }
        }
    }

    private static List<String> sameNames(List<Found> found, Collection<String> taken) {
        TreeMap<String, List<String>> places = new TreeMap<>();
        found.forEach(each -> places.computeIfAbsent(each.tool().spec().name(), _ -> new ArrayList<>())
                .add(each.place()));
        List<String> problems = new ArrayList<>();
        places.forEach((name, all) -> {
            if (taken.contains(name)) {
                problems.add(String.join(" and ", all) + ": there is a tool '" + name
                        + "' already; give it another name with @Tool(name = \"…\")");
            } else if (all.size() > 1) {
                problems.add(String.join(" and ", all) + " are both named '" + name
                        + "'; give one another name with @Tool(name = \"…\")");
            }
        });
        return problems;
    }
}
