package com.opspawn.agent;

import com.opspawn.journal.Fact;
import com.opspawn.json.Json;
import com.opspawn.llm.Message;
import com.opspawn.llm.Prompt;
import com.opspawn.task.Budget;
import com.opspawn.task.Submission;
import java.util.List;
import java.util.Optional;

/** Tasks with a planner, and what their models are told. */
final class Planned {
    private Planned() {}

    static Submission by(String planner) {
        return by(planner, 20);
    }

    static Submission by(String planner, int maxSteps) {
        return Stage.submission(
                Optional.of(Json.object().put("planner", planner).put("max_steps", maxSteps)),
                Budget.UNLIMITED,
                Optional.empty());
    }

    /** What the user, or somebody in their place, said last. */
    static String lastWords(Prompt prompt) {
        return prompt.messages().getLast() instanceof Message.User user
                ? user.text()
                : prompt.messages().getLast().toString();
    }

    /** All facts but the answers. */
    static List<Fact> told(Stage stage) {
        return stage.facts().stream()
                .filter(fact -> !(fact instanceof Fact.ModelAnswered))
                .toList();
    }
}
