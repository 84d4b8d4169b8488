package com.opspawn.local.function.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.local.Eventually;
import com.opspawn.local.ForkedJvm;
import com.opspawn.local.function.FunctionHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Sandboxes end with the process that started them, even where nothing of it is left to end them. */
@EnabledOnOs(OS.LINUX)
class OrphansTest {
    @Test
    void aSigkillOfTheCloudEndsIdleAndBusySandboxes(@TempDir Path directory) throws Exception {
        String pids = ForkedJvm.killedAfterItsLine(Cloud.class, directory.toString());

        assertThat(pids).matches("\\d+ \\d+");
        assertThat(pids.split(" ")).doesNotHaveDuplicates();
        Eventually.holds(() -> assertThat(Arrays.stream(pids.split(" "))
                        .map(Long::valueOf)
                        .map(ProcessHandle::of)
                        .filter(process -> process.map(ProcessHandle::isAlive).orElse(false)))
                .isEmpty());
    }

    /** Prints the numbers of an idle sandbox and of a busy one, and waits to be killed. */
    static final class Cloud {
        private Cloud() {}

        public static void main(String[] arguments) throws Exception {
            PackagedProbe probe = new PackagedProbe(Files.createDirectories(Path.of(arguments[0])));
            FunctionHost idle = probe.host(Map.of());
            String pid = probe.report(idle, "{}").path("pid").asText();
            FunctionHost busy = probe.host(Map.of());
            CompletableFuture<Void> _ = CompletableFuture.runAsync(() -> probe.told(busy, "{\"do\":\"hang\"}"));
            String line = "ProbeFunction: hanging in ";
            Eventually.holds(() -> assertThat(probe.log()).anyMatch(said -> said.startsWith(line)));
            String other = probe.log().stream()
                    .filter(said -> said.startsWith(line))
                    .findFirst()
                    .orElseThrow();
            System.out.println(pid + " " + other.substring(line.length()).strip());
            Thread.currentThread().join();
        }
    }
}
