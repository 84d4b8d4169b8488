package com.opspawn.tool;

import java.util.List;

/**
 * What a user's jar brings: implement this in a public class with a public constructor without parameters, and name the
 * class in the jar's {@code META-INF/services/com.opspawn.tool.Tools}.
 *
 * <p>Each of its methods with langchain4j's {@code @Tool} is a tool. {@link Runs} says beside it what running it twice does,
 * and how long it may take. One object serves all tasks, several threads at once.
 */
public interface Tools {

    /** Tools besides the annotated methods: for those that need to say more than annotations can. */
    default List<Tool> tools() {
        return List.of();
    }
}
