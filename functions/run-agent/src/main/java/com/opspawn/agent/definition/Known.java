package com.opspawn.agent.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.llm.ModelId;
import java.util.List;
import java.util.Optional;

/** What there is where the agents run, so that a name that leads nowhere is found before a task finds it. */
public interface Known {
    /** The names of all tools but those of MCP servers, in the order in which models are told of them. */
    List<String> tools();

    /** The ones among them that an agent has whose file lists none. */
    List<String> usualTools();

    /** The names of the MCP servers, whose tools are called {@code <server>__<tool>}. */
    List<String> mcpServers();

    /** The model of tasks whose agent names none. */
    ModelId defaultModel();

    /** The model that is meant where only the provider is named; empty where the provider has one only or is unknown. */
    String usualModel(String provider);

    /** Why there can be no such model anywhere, such as an unknown provider; empty where there may be. */
    Optional<String> whyUnknown(ModelId model);

    /** Why it cannot be asked here, such as a missing key; empty where it can. */
    Optional<String> whyUnusable(ModelId model);

    /** What is wrong with a JSON Schema, such as {@code is no JSON Schema: $.type: must be …}; empty where nothing is. */
    Optional<String> whyNoSchema(ObjectNode schema);
}
