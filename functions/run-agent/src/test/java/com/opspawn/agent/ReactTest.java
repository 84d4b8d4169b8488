package com.opspawn.agent;

import static com.opspawn.agent.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.journal.Fact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReactTest {
    private static Fact result(String words) throws InterruptedException {
        Stage stage = new Stage(ScriptedModel.of(text(words))).submitted(Planned.by("react"));
        stage.runToEnd();
        assertThat(Calls.answers(stage.history()).getFirst().text()).isEqualTo(words);
        return stage.lastFact();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <think>hm</think>Sunny.                 | Sunny.
        <reasoning>hm</reasoning> Sunny.        | Sunny.
        Use <think> and </think> around it.     | Use <think> and </think> around it.
        <think> is a tag.                       | <think> is a tag.
        Thought: hm                             | Thought: hm
        Action: none                            | Action: none
        """)
    void theResultIsTheAnswerWithoutWhatWasThoughtBeforeIt(String words, String result) throws Exception {
        assertThat(result(words)).isEqualTo(new Fact.Completed(result));
    }

    @Test
    void nothingButThoughtsIsNoAnswer() throws Exception {
        assertThat(result("<think>hm</think>\n"))
                .isEqualTo(new Fact.Failed(
                        "empty_answer",
                        "the model's answer was nothing but thoughts, without a tool call; ask a stronger model, or"
                                + " raise agent_config.max_tokens"));
    }
}
