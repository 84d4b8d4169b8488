package com.opspawn.cli.doctor;

import com.opspawn.local.Options;
import com.opspawn.local.function.FunctionEnvironment;
import com.opspawn.local.template.FunctionSpec;
import com.opspawn.local.template.Loaded;
import com.opspawn.local.template.Template;
import com.opspawn.local.template.TemplateReader;
import com.opspawn.mcp.McpServers;
import com.opspawn.settings.Environment;
import com.opspawn.settings.SettingsException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks at everything that {@code run} and {@code up} would start with. */
public final class Doctor {
    private static final String AGENT_HANDLER = "com.opspawn.agent.RunAgentHandler";
    /** Nothing listens there, and nothing is asked. */
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

    private final Options options;
    private final boolean offline;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param options those that {@code up} would start with
     * @param offline whether MCP servers are left alone
     */
    public Doctor(Options options, boolean offline) {
        this.options = options;
        this.offline = offline;
    }

    /**
     * Finds out, in the order in which things depend on each other.
     *
     * @param data where {@code up} would keep its data
     * @param endpoint looks at the API
     */
    public List<Finding> find(Path data, Supplier<Finding> endpoint, boolean sameAddress) throws InterruptedException {
        findings.add(Build.java());
        Loaded loaded = TemplateReader.read(options.template(), options.parameters(), NOWHERE);
        findings.add(Build.template(options.template(), loaded));
        if (loaded instanceof Loaded.Ready(Template template)) {
            findings.add(Build.packages(template));
            settings(template);
        }
        findings.add(Places.data(data, options.store()));
        Finding api = endpoint.get();
        findings.add(Places.port(options.port(), sameAddress && api.level() == Finding.Level.OK));
        findings.add(api);
        return List.copyOf(findings);
    }

    private void settings(Template template) throws InterruptedException {
        Optional<Map<String, String>> variables = template.functions().stream()
                .filter(function -> function.handler().startsWith(AGENT_HANDLER))
                .findFirst()
                .map(this::variables);
        if (variables.isEmpty()) {
            findings.add(Finding.broken(
                    "agents",
                    "the template has no function with the handler " + AGENT_HANDLER,
                    "correct the template"));
            return;
        }
        findings.add(environment());
        Providers providers = new Providers(variables.get());
        findings.add(providers.model());
        findings.add(providers.providers());
        findings.add(providers.memory());
        Optional<McpCheck> mcp = mcp(variables.get());
        findings.add(new AgentsCheck(variables.get(), mcp).find());
    }

    /** As the local cloud would hand them to the function. */
    private Map<String, String> variables(FunctionSpec function) {
        Path root = Objects.requireNonNull(options.template().toAbsolutePath().getParent());
        Map<String, String> endpoints = Map.of("AWS_ENDPOINT_URL_DYNAMODB", NOWHERE.toString());
        return new FunctionEnvironment(root, options.environment(), options.along(), endpoints).of(function);
    }

    /** What the user set, before the template leaves out what functions do not declare: a typo would go unseen. */
    private Finding environment() {
        Environment environment = new Environment(options.environment());
        try {
            environment.check();
            List<String> all = options.environment().keySet().stream()
                    .filter(name -> name.startsWith("OPSPAWN_"))
                    .sorted()
                    .toList();
            return Finding.ok("settings", String.join(", ", all));
        } catch (SettingsException e) {
            String problems = String.valueOf(e.getMessage()).replaceFirst("^settings: ", "");
            return Finding.broken("settings", problems, "unset it, or correct its name");
        }
    }

    private Optional<McpCheck> mcp(Map<String, String> variables) throws InterruptedException {
        Path file = new Environment(variables).path("OPSPAWN_MCP_SERVERS", "mcp_servers.json");
        if (!Files.exists(file)) {
            findings.add(Finding.ok("mcp", "no servers file"));
            return Optional.empty();
        }
        return switch (McpServers.read(file, variables)) {
            case McpServers.Read.Unusable unusable -> {
                findings.add(McpCheck.unusable(unusable, file));
                yield Optional.empty();
            }
            case McpServers.Read.Usable usable -> {
                McpCheck check = new McpCheck(usable.servers());
                findings.addAll(offline ? List.of(check.named()) : check.reached());
                yield Optional.of(check);
            }
        };
    }
}
