package com.opspawn.agent.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.llm.ModelId;
import com.opspawn.planner.Planner;
import com.opspawn.planner.Planners;
import com.opspawn.policy.Rule;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads one agent's file, once it is a tree. */
final class DefinitionReader {
    static final Planner USUAL_PLANNER = Planners.find(Planners.DEFAULT).orElseThrow();
    static final int MAX_INSTRUCTIONS = 100_000;
    private static final int MAX_DESCRIPTION = 1_000;

    private final Known known;
    private final List<Rule> shared;

    /** @param shared the rules of all agents */
    DefinitionReader(Known known, List<Rule> shared) {
        this.known = known;
        this.shared = shared;
    }

    /** @param file such as {@code agents/researcher.yaml} */
    AgentDefinition read(String id, String file, Section agent) {
        ModelReader models = new ModelReader(agent, known);
        ToolReader tools = new ToolReader(agent, known);
        List<String> servers = tools.servers();
        AgentDefinition read = new AgentDefinition(
                id,
                agent.string("description", MAX_DESCRIPTION).orElse(""),
                agent.string("instructions", MAX_INSTRUCTIONS),
                models.model(),
                models.fallbacks(known::whyUnknown).orElse(List.<ModelId>of()),
                planner(agent).orElse(USUAL_PLANNER),
                tools.tools(servers),
                servers,
                agent.section("memory").map(MemoryChoice::read).orElse(MemoryChoice.NONE),
                new PolicyReader(file, known).policy(agent.sectionOrNone("policy"), shared),
                agent.section("limits").map(LimitChoice.NONE::narrowedBy).orElse(LimitChoice.NONE),
                schema(agent, known));
        agent.refuseOthers();
        return read;
    }

    static Optional<Planner> planner(Section agent) {
        return agent.oneOf("planner", Planners.names(), Function.identity()).flatMap(Planners::find);
    }

    static Optional<ObjectNode> schema(Section agent, Known known) {
        Optional<ObjectNode> schema = agent.object("output_schema");
        schema.flatMap(known::whyNoSchema).ifPresent(why -> agent.note("output_schema", "invalid", why));
        return schema;
    }
}
