package com.opspawn.mcp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.opspawn.json.Json;
import java.nio.file.Path;

/** A class of these tests as a program of its own. */
final class JavaProgram {
    private JavaProgram() {}

    /** Its entry in a servers file, without the braces: {@code "command": …, "args": […]}. */
    static String entry(Class<?> main, String... arguments) {
        ArrayNode args = Json.array()
                .add("-XX:TieredStopAtLevel=1")
                .add("-cp")
                .add(System.getProperty("java.class.path"))
                .add(main.getName());
        for (String argument : arguments) {
            args.add(argument);
        }
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return "\"command\": " + Json.write(Json.array().add(java.toString()).get(0)) + ", \"args\": "
                + Json.write(args);
    }
}
