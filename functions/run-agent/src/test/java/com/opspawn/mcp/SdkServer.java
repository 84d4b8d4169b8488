package com.opspawn.mcp;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** A server made with MCP's official SDK for Java, with some of the reference server's tools: over stdio or HTTP. */
final class SdkServer implements AutoCloseable {
    private static final String PIXEL = "iVBORw0KGgo=";

    private final Tomcat tomcat;
    private final io.modelcontextprotocol.server.McpSyncServer server;

    private SdkServer(Tomcat tomcat, io.modelcontextprotocol.server.McpSyncServer server) {
        this.tomcat = tomcat;
        this.server = server;
    }

    /** Over standard input and output, until that ends. */
    public static void main(String[] arguments) {
        var _ = io.modelcontextprotocol.server.McpServer.sync(
                        new StdioServerTransportProvider(McpJsonDefaults.getMapper()))
                .serverInfo("sdk", "1")
                .capabilities(McpSchema.ServerCapabilities.builder().tools(true).build())
                .tools(tools())
                .build();
    }

    static SdkServer http(Path directory) throws LifecycleException {
        HttpServletStreamableServerTransportProvider transport = HttpServletStreamableServerTransportProvider.builder()
                .jsonMapper(McpJsonDefaults.getMapper())
                .mcpEndpoint("/mcp")
                .build();
        var server = io.modelcontextprotocol.server.McpServer.sync(transport)
                .serverInfo("sdk", "1")
                .capabilities(McpSchema.ServerCapabilities.builder().tools(true).build())
                .tools(tools())
                .build();
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(directory.toString());
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", directory.toString());
        Wrapper wrapper = Tomcat.addServlet(context, "mcp", transport);
        wrapper.setAsyncSupported(true);
        context.addServletMappingDecoded("/*", "mcp");
        tomcat.start();
        return new SdkServer(tomcat, server);
    }

    String url() {
        return "http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/mcp";
    }

    /** From now on it offers one more tool, and says so. */
    void add(String name) {
        server.addTool(tool(name, "{\"type\": \"object\"}", false, (exchange, request) -> text("new")));
    }

    private static List<SyncToolSpecification> tools() {
        return List.of(
                tool(
                        "echo",
                        "{\"type\": \"object\", \"properties\": {\"message\": {\"type\": \"string\"}},"
                                + " \"required\": [\"message\"]}",
                        true,
                        (exchange, request) ->
                                text("Echo: " + request.arguments().get("message"))),
                tool(
                        "get-sum",
                        "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"number\"}, \"b\": {\"type\":"
                                + " \"number\"}}, \"required\": [\"a\", \"b\"]}",
                        true,
                        (exchange, request) -> text("The sum of " + number(request, "a") + " and "
                                + number(request, "b") + " is " + (number(request, "a") + number(request, "b"))
                                + ".")),
                tool(
                        "get-tiny-image",
                        "{\"type\": \"object\", \"properties\": {}}",
                        true,
                        (exchange, request) -> CallToolResult.builder()
                                .addTextContent("Here's the image you requested:")
                                .addContent(McpSchema.ImageContent.builder(PIXEL, "image/png")
                                        .build())
                                .build()),
                tool(
                        "trigger-long-running-operation",
                        "{\"type\": \"object\", \"properties\": {\"duration\": {\"type\": \"number\"}, \"steps\":"
                                + " {\"type\": \"number\"}}}",
                        false,
                        (exchange, request) -> slow(request)));
    }

    private static int number(CallToolRequest request, String name) {
        return ((Number) Objects.requireNonNull(request.arguments().get(name))).intValue();
    }

    private static CallToolResult slow(CallToolRequest request) {
        try {
            Thread.sleep(number(request, "duration") * 1000L);
            return text("done");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return text("stopped");
        }
    }

    private static CallToolResult text(String text) {
        return CallToolResult.builder().addTextContent(text).build();
    }

    private static SyncToolSpecification tool(
            String name,
            String schema,
            boolean reads,
            BiFunction<McpSyncServerExchange, CallToolRequest, CallToolResult> work) {
        McpJsonMapper mapper = McpJsonDefaults.getMapper();
        McpSchema.Tool.Builder tool =
                McpSchema.Tool.builder(name, mapper, schema).description("Does " + name);
        if (reads) {
            tool.annotations(
                    McpSchema.ToolAnnotations.builder().readOnlyHint(true).build());
        }
        return new SyncToolSpecification(tool.build(), work);
    }

    @Override
    public void close() throws LifecycleException {
        server.close();
        tomcat.stop();
        tomcat.destroy();
    }
}
