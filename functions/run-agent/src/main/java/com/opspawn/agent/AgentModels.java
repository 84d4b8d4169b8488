package com.opspawn.agent;

import com.opspawn.agent.definition.AgentDefinition;
import com.opspawn.llm.Model;
import com.opspawn.llm.ModelId;
import com.opspawn.llm.Models;
import java.util.ArrayList;
import java.util.List;

/** Lines up the models of an agent, with what is known of each. */
record AgentModels(Models models) {

    /**
     * The first, and the fallback models that can be asked. One that cannot, for want of a key, is passed over: it would only
     * have helped.
     */
    List<AgentModel> line(Model first, AgentDefinition agent) {
        List<AgentModel> line = new ArrayList<>();
        line.add(known(first));
        for (ModelId fallback : agent.fallbackModels()) {
            if (models.find(fallback) instanceof Models.Found.Usable(Model model)) {
                line.add(known(model));
            }
        }
        return line;
    }

    private static AgentModel known(Model model) {
        return AgentModel.of(model);
    }
}
