package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.local.Hosting;
import com.opspawn.local.LocalCloud;
import com.opspawn.local.Options;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** One task through the zips that would be uploaded; all the other tests go that way with {@code -Dopspawn.hosting=packaged}. */
@EnabledOnOs(OS.LINUX)
final class PackagedTaskTest {
    @Test
    void aTaskRunsThroughTheZipsThatAreUploaded() {
        Options packaged = Options.of(Target.ROOT).withHosting(Hosting.PACKAGED).withoutQueues();
        try (LocalCloud cloud = LocalCloud.start(packaged)) {
            Api api = new Api(URI.create(cloud.apiUrl() + "/api/v1"));

            JsonNode task = api.ended(api.submit("What is 17 * 23?"));

            assertThat(task.path("status").asText()).isEqualTo("completed");
            assertThat(task.path("result").toString()).contains("391");
        }
    }
}
