package com.opspawn.agent;

import com.opspawn.agent.definition.AgentDefinition;
import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.journal.Memory;
import com.opspawn.memory.LongTermMemory;
import com.opspawn.memory.MemoryException;
import com.opspawn.memory.MemoryScope;
import com.opspawn.memory.Recalled;
import com.opspawn.memory.TaskSummary;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An agent's part of the long-term memory.
 *
 * @param agentId whose it is
 * @param most how many memories are brought up for a task; 0 for none
 */
record StoredMemory(LongTermMemory memory, String agentId, int most) implements AgentMemory {
    private static final Logger LOG = LoggerFactory.getLogger(StoredMemory.class);
    private static final int USUAL_MOST = 5;
    /** What is less alike has nothing to do with the goal. */
    private static final double MIN_SCORE = 0.2;

    static DefinedAgents.Memories of(Optional<LongTermMemory> memory) {
        return agent -> memory.filter(_ -> agent.memory().longTerm()).map(kept -> of(kept, agent));
    }

    private static AgentMemory of(LongTermMemory memory, AgentDefinition agent) {
        return new StoredMemory(
                memory, agent.id(), (int) agent.memory().recall().orElse(USUAL_MOST));
    }

    @Override
    public List<Memory> recall(History history) {
        if (most < 1) {
            return List.of();
        }
        try {
            String goal = history.submission().goal();
            return memory.search(scope(history), goal, most, MIN_SCORE).stream()
                    .map(StoredMemory::memory)
                    .toList();
        } catch (MemoryException e) {
            LOG.warn("task {} goes on without its memories: {}", history.key().taskId(), e.getMessage());
            return List.of();
        }
    }

    private static Memory memory(Recalled found) {
        return new Memory(
                found.entry().id(),
                found.entry().text(),
                found.score(),
                found.entry().provenance().taskId(),
                found.entry().provenance().tool());
    }

    @Override
    public void keep(History completed) {
        Entry end = completed.ending().orElseThrow();
        if (end.fact() instanceof Fact.Completed done) {
            try {
                String goal = completed.submission().goal();
                memory.add(scope(completed), TaskSummary.of(completed.key(), goal, done.result(), end.at()));
            } catch (MemoryException e) {
                LOG.warn("task {} is not remembered: {}", completed.key().taskId(), e.getMessage());
            }
        }
    }

    private MemoryScope scope(History history) {
        return new MemoryScope(history.key().tenant(), agentId);
    }
}
