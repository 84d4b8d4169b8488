package com.opspawn.agent.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.json.Json;
import com.opspawn.policy.Action;
import com.opspawn.policy.Verdict;
import com.opspawn.tool.Effect;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The agents of this repository. */
final class ReadyAgentsTest {
    private final Agents agents =
            new Agents(Path.of(Objects.requireNonNull(System.getProperty("opspawn.root")), "agents"), FakeKnown.ALL);

    @Test
    void theyHaveNoMistakes() {
        assertThat(agents.mistakes()).isEmpty();
        assertThat(agents.read().agents()).containsOnlyKeys("analyst", "assistant", "careful", "researcher");
    }

    @Test
    void eachHasItsTools() {
        assertThat(having("researcher"))
                .containsExactly("calculator", "current_time", "http_get", "notes", "remember", "recall");
        assertThat(having("analyst")).containsExactly("calculator", "notes", "run_javascript");
        assertThat(having("assistant")).containsExactlyElementsOf(FakeKnown.ALL.usualTools());
    }

    private List<String> having(String id) {
        return FakeKnown.ALL.tools().stream().filter(agents.read(id)::has).toList();
    }

    /** With a model that obeys every instruction it reads, nothing outside is changed. */
    @ParameterizedTest
    @ValueSource(strings = {"assistant", "researcher", "analyst"})
    void noneChangesAnythingOutside(String id) {
        for (String tool : List.of("http_request", "github__create_issue", "files__write")) {
            for (Effect effect : List.of(Effect.IDEMPOTENT, Effect.RECONCILABLE, Effect.ONCE)) {
                Action action = new Action("acme", id, tool, effect, Json.object());

                assertThat(agents.read(id).policy().decide(action)).isInstanceOf(Verdict.Denied.class);
            }
        }
    }

    @Test
    void theResearcherRemembersWhatItFound() {
        Action remember = new Action("acme", "researcher", "remember", Effect.IDEMPOTENT, Json.object());

        assertThat(agents.read("researcher").policy().decide(remember)).isEqualTo(new Verdict.Allowed());
    }
}
