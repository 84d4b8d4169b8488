package com.opspawn.agent.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A file's content as JSON, and where each value stands.
 *
 * @param lines by place, such as {@code policy.rules[0].decide}; from 1
 */
record YamlTree(ObjectNode json, Map<String, Integer> lines) {
    YamlTree {
        lines = Map.copyOf(lines);
    }

    /** The line of a place, or of the nearest place around it. */
    int line(String place) {
        String at = place;
        while (!at.isEmpty()) {
            Integer line = lines.get(at);
            if (line != null) {
                return line;
            }
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
        return 1;
    }
}
