package com.opspawn.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RehearsedTaskTest {

    @Test
    void aRehearsalIsAWholeTaskWithToolsAndAnEnd() {
        assertThat(RehearsedTask.run()).isEqualTo(new StepOutcome.Done());
    }

    @Test
    void aStepIsRehearsedWithoutAnyTrace() throws Exception {
        ScriptedModel model = ScriptedModel.of(ScriptedModel.text("never asked"));
        CountingJournal journal = new CountingJournal();
        Stage stage = new Stage(model).submitted();

        stage.step(journal.over(stage.store)).rehearse();

        assertThat(model.prompts()).isEmpty();
        assertThat(journal.reads()).isOne();
        assertThat(journal.appends()).isZero();
    }
}
