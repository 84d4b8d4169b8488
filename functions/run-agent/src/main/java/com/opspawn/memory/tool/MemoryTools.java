package com.opspawn.memory.tool;

import com.opspawn.memory.LongTermMemory;
import com.opspawn.tool.Tool;
import java.time.Clock;
import java.util.List;

/** The door to the tools of memory. */
public final class MemoryTools {
    private MemoryTools() {}

    /** {@code remember} and {@code recall}, in this order. */
    public static List<Tool> of(LongTermMemory memory, Clock clock) {
        return List.of(new Remember(memory, clock), new Recall(memory));
    }
}
