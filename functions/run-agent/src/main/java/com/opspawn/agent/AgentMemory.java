package com.opspawn.agent;

import com.opspawn.journal.History;
import com.opspawn.journal.Memory;
import java.util.List;

/** What an agent keeps from one task to the next. Neither of the two fails a task: what cannot be done is logged. */
interface AgentMemory {

    /** What is near to the task's goal, the nearest first; empty where there is nothing, or nothing can be reached. */
    List<Memory> recall(History history);

    /** Keeps what a completed task was about and came to. Done twice, it is there once. */
    void keep(History completed);
}
