package com.opspawn.agent.definition;

import static java.util.stream.Collectors.toCollection;

import com.opspawn.http.FieldProblem;
import com.opspawn.policy.Policy;
import com.opspawn.policy.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads all files of one directory, and notes the mistakes of all of them. */
final class DirectoryReader {
    private static final String ENDING = ".yaml";
    private static final String SHARED = "_policy";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    private final Path directory;
    private final Known known;
    private final TreeSet<FileProblem> mistakes = new TreeSet<>();

    DirectoryReader(Path directory, Known known) {
        this.directory = directory;
        this.known = known;
    }

    AgentFiles read() {
        SortedMap<String, AgentDefinition> agents = new TreeMap<>();
        List<String> ids = ids();
        List<Rule> shared = Files.exists(file(SHARED)) ? shared(ids) : List.of();
        agents.put(AgentDefinition.DEFAULT_ID, withoutFile(shared));
        DefinitionReader reader = new DefinitionReader(known, shared);
        for (String id : ids) {
            if (Files.exists(file(id))) {
                read(id, agent -> reader.read(id, name(id), agent)).ifPresent(read -> agents.put(id, read));
            }
        }
        return mistakes.isEmpty() ? new AgentFiles.Read(agents) : new AgentFiles.Refused(List.copyOf(mistakes));
    }

    /** What a task gets that names no agent, where nobody wrote a file for it. */
    private AgentDefinition withoutFile(List<Rule> shared) {
        return new AgentDefinition(
                AgentDefinition.DEFAULT_ID,
                "Carries out tasks that name no other agent.",
                Optional.empty(),
                ModelChoice.USUAL,
                List.of(),
                DefinitionReader.USUAL_PLANNER,
                ToolReader.usual(known, List.of()),
                List.of(),
                MemoryChoice.NONE,
                new Policy(Policy.USUAL_EFFECTS, Optional.empty(), shared),
                LimitChoice.NONE,
                Optional.empty());
    }

    private List<Rule> shared(List<String> ids) {
        PolicyReader reader = new PolicyReader(name(SHARED), known);
        return read(SHARED, policy -> reader.shared(policy, ids)).orElse(List.of());
    }

    private <T> Optional<T> read(String id, Function<Section, T> reader) {
        String name = name(id);
        Mistakes noted = (line, place, message) -> mistakes.add(new FileProblem(name, line, place, message));
        Optional<YamlTree> tree = FileText.read(file(id), noted).flatMap(text -> YamlReader.read(text, noted));
        return tree.map(read -> {
            List<FieldProblem> problems = new ArrayList<>();
            T result = reader.apply(new Section(read.json(), "", Section.Origin.FILE, problems));
            problems.forEach(problem -> noted.add(read.line(problem.field()), problem.field(), problem.detail()));
            return result;
        });
    }

    /** The agents, with the one that needs no file, in order. */
    private List<String> ids() {
        TreeSet<String> ids = new TreeSet<>(List.of(AgentDefinition.DEFAULT_ID));
        for (String name : names()) {
            String id = name.substring(0, Math.max(0, name.length() - ENDING.length()));
            if (!name.endsWith(ENDING)) {
                refuseOtherEnding(name);
            } else if (ID.matcher(id).matches()) {
                ids.add(id);
            } else if (!id.equals(SHARED)) {
                refuseName(name);
            }
        }
        return List.copyOf(ids);
    }

    private void refuseOtherEnding(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".yml") || lower.endsWith(ENDING)) {
            mistake(name, "would not be read: let its name end in .yaml");
        }
    }

    private void refuseName(String name) {
        mistake(
                name,
                name.startsWith("_")
                        ? "is no agent, as its name begins with _: only _policy.yaml has a meaning"
                        : "is named after no agent: use 1 to 64 letters, digits, _ and - before .yaml");
    }

    private void mistake(String name, String message) {
        mistakes.add(new FileProblem(directory.getFileName() + "/" + name, 1, "", message));
    }

    private List<String> names() {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .collect(toCollection(ArrayList::new));
        } catch (IOException e) {
            mistakes.add(new FileProblem(
                    String.valueOf(directory.getFileName()),
                    1,
                    "",
                    "cannot be read as a directory: name one with agents' files"));
            return List.of();
        }
    }

    private Path file(String id) {
        return directory.resolve(id + ENDING);
    }

    private String name(String id) {
        return directory.getFileName() + "/" + id + ENDING;
    }
}
