package com.opspawn.agent.definition;

import com.opspawn.http.FieldProblem;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The agents of a directory: {@code <id>.yaml} for each, and {@code _policy.yaml} with the rules that all of them share. */
public sealed interface AgentFiles {
    /** @param agents by id; {@value AgentDefinition#DEFAULT_ID} is always among them */
    record Read(SortedMap<String, AgentDefinition> agents) implements AgentFiles {
        public Read {
            agents = Collections.unmodifiableSortedMap(new TreeMap<>(agents));
        }

        /**
         * A task's agent.
         *
         * @param agentId as the task names it; empty for {@value AgentDefinition#DEFAULT_ID}
         * @param problems where it is noted that there is no such agent
         */
        public Optional<AgentDefinition> find(Optional<String> agentId, List<FieldProblem> problems) {
            String id = agentId.orElse(AgentDefinition.DEFAULT_ID);
            Optional<AgentDefinition> found = Optional.ofNullable(agents.get(id));
            if (found.isEmpty()) {
                List<String> ids = List.copyOf(agents.keySet());
                problems.add(new FieldProblem(
                        "agent_id",
                        "unknown",
                        "agent_id '" + id + "' is unknown" + NearMiss.didYouMean(id, ids) + ": use "
                                + String.join(", ", ids)));
            }
            return found;
        }
    }

    /** @param problems every mistake of every file, in the order of files and lines */
    record Refused(List<FileProblem> problems) implements AgentFiles {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** @param directory need not exist */
    static AgentFiles read(Path directory, Known known) {
        return new DirectoryReader(directory, known).read();
    }
}
