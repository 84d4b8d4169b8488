package com.opspawn.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.json.Json;
import com.opspawn.json.ObjectReader;
import com.opspawn.task.dynamodb.TaskItems;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class WebhookTest {
    private static final Submission WITH = SubmissionJson.read(ObjectReader.of("""
        {"task_type": "agent_task", "input_data": {"prompt": "x"}, "webhook": {"url": "https://a.example/?k=1"}}
        """));

    @Test
    void itIsKeptWithTheSubmission() {
        assertThat(WITH.webhook()).contains(new Webhook("https://a.example/?k=1"));
        assertThat(SubmissionJson.read(new ObjectReader(SubmissionJson.write(WITH))))
                .isEqualTo(WITH);
    }

    @Test
    void aSubmissionOfAnEarlierVersionHasNone() {
        assertThat(Samples.FULL.webhook()).isEqualTo(Optional.empty());
        assertThat(Json.write(SubmissionJson.write(Samples.FULL))).doesNotContain("webhook");
    }

    @Test
    void itStandsInTheOpenForWhoeverFollowsTheTable() {
        Task task = Task.submitted(Samples.key("acme", 1), WITH, Samples.NOON);

        assertThat(TaskItems.create(task))
                .containsEntry(TaskItems.WEBHOOK_URL, AttributeValue.fromS("https://a.example/?k=1"));
        assertThat(TaskItems.create(Task.submitted(Samples.key("acme", 1), Samples.FULL, Samples.NOON)))
                .doesNotContainKey(TaskItems.WEBHOOK_URL);
    }
}
