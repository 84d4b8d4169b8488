package com.opspawn.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.agent.definition.Known;
import com.opspawn.llm.ModelId;
import com.opspawn.llm.Models;
import com.opspawn.llm.Provider;
import com.opspawn.schema.Compiled;
import com.opspawn.schema.JsonSchema;
import java.util.List;
import java.util.Optional;

/**
 * What there is where the agents run.
 *
 * @param models those that can be asked
 * @param defaultModel of tasks whose agent names none
 * @param toolbox every tool that there is
 */
record Surroundings(Models models, ModelId defaultModel, ToolShed toolbox) implements Known {

    @Override
    public List<String> tools() {
        return toolbox.names();
    }

    @Override
    public List<String> usualTools() {
        return toolbox.usual();
    }

    @Override
    public List<String> mcpServers() {
        return toolbox.servers();
    }

    @Override
    public String usualModel(String provider) {
        return Provider.usualModel(provider);
    }

    @Override
    public Optional<String> whyUnknown(ModelId model) {
        boolean exists =
                model.equals(ModelId.DEMO) || Provider.parse(model.provider()).isPresent();
        return exists ? Optional.empty() : whyUnusable(model);
    }

    @Override
    public Optional<String> whyUnusable(ModelId model) {
        return switch (models.find(model)) {
            case Models.Found.Usable _ -> Optional.empty();
            case Models.Found.Unusable unusable -> Optional.of(unusable.fix());
        };
    }

    @Override
    public Optional<String> whyNoSchema(ObjectNode schema) {
        return switch (JsonSchema.compile(schema)) {
            case Compiled.Ready _ -> Optional.empty();
            case Compiled.Broken broken -> Optional.of("is no JSON Schema: " + JsonSchema.words(broken.problems()));
        };
    }
}
