package com.opspawn.agent;

import com.opspawn.agent.definition.AgentDefinition;
import com.opspawn.llm.Model;
import com.opspawn.llm.ModelId;
import com.opspawn.llm.Models;
import com.opspawn.llm.Price;
import com.opspawn.llm.Prices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Lines up the models of an agent, with what the price file says of each. */
record AgentModels(Models models, Prices prices) {

    /**
     * The first, and the fallback models that can be asked. One that cannot, for want of a key, is passed over: it would only
     * have helped.
     */
    List<AgentModel> line(ModelId id, Model first, AgentDefinition agent) {
        List<AgentModel> line = new ArrayList<>();
        line.add(priced(id, first));
        for (ModelId fallback : agent.fallbackModels()) {
            if (models.find(fallback) instanceof Models.Found.Usable(Model model)) {
                line.add(priced(fallback, model));
            }
        }
        return line;
    }

    private AgentModel priced(ModelId id, Model model) {
        Optional<Price> price = prices.find(id);
        OptionalLong maxOutput = price.map(Price::maxOutputTokens).orElse(OptionalLong.empty());
        return new AgentModel(
                model,
                price.map(Price::contextTokens).orElse(OptionalLong.empty()),
                maxOutput.isPresent()
                        ? OptionalInt.of((int) Math.min(Integer.MAX_VALUE, maxOutput.getAsLong()))
                        : OptionalInt.empty(),
                price.map(known -> known::worstCase));
    }
}
