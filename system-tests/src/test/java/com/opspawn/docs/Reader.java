package com.opspawn.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.opspawn.json.Json;
import com.opspawn.llm.Prices;
import com.opspawn.mcp.McpServers;
import com.opspawn.settings.Environment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;

/** Which of the product's own readers takes a block; each fails on what it would refuse. */
enum Reader {
    /** Any JSON. */
    JSON("json") {
        @Override
        void read(String text, Path directory) throws JsonProcessingException {
            Json.parse(text);
        }
    },
    /** Fields of a JSON object, without its braces. */
    FIELDS("fields") {
        @Override
        void read(String text, Path directory) throws JsonProcessingException {
            Json.parse("{" + text + "}");
        }
    },
    /** A file of MCP servers; each variable that it names is set. */
    SERVERS("mcp_servers.json") {
        @Override
        void read(String text, Path directory) throws IOException {
            Path file = Files.writeString(directory.resolve("mcp_servers.json"), text);
            Map<String, String> variables = new HashMap<>();
            McpServers.variables(file).forEach(name -> variables.put(name, "value-of-" + name));
            switch (McpServers.read(file, variables)) {
                case McpServers.Read.Usable ignored -> {}
                case McpServers.Read.Unusable unusable -> throw new AssertionError(unusable.problems());
            }
        }
    },
    /** A price list. */
    PRICES("prices.json") {
        @Override
        void read(String text, Path directory) throws IOException {
            Path file = Files.writeString(directory.resolve("prices.json"), text);
            Environment environment = new Environment(Map.of("OPSPAWN_PRICES", file.toString()));
            Prices.read(environment);
            environment.check();
        }
    },
    /** Any XML. */
    XML("xml") {
        @Override
        void read(String text, Path directory) throws IOException {
            try {
                DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            } catch (ParserConfigurationException | SAXException e) {
                throw new AssertionError(e);
            }
        }
    };

    private final String wireName;

    Reader(String wireName) {
        this.wireName = wireName;
    }

    static Reader named(String name) {
        return Arrays.stream(values())
                .filter(reader -> reader.wireName.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no reader is called " + name));
    }

    /** @param directory empty, for the reader's own use */
    abstract void read(String text, Path directory) throws IOException;
}
