package com.opspawn.tool.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.tool.Tool;
import com.opspawn.tool.ToolSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;

final class BuiltinToolsTest {
    @Test
    void theirOrderIsFixedAndTheDefaultsAreAmongThem() {
        assertThat(BuiltinTools.all(Clock.systemUTC()))
                .extracting(Tool::spec)
                .extracting(ToolSpec::name)
                .containsExactly(
                        "calculator",
                        "current_time",
                        "http_get",
                        "http_request",
                        "notes",
                        "run_javascript",
                        "ask_person")
                .containsAll(BuiltinTools.DEFAULTS);
    }

    /** What an agent does not use, its cold start does not wait for. */
    @Test
    void makingThemLoadsNothingOfWhatTheyNeedToRun() throws Exception {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-Xlog:class+load:stdout",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        AllBuiltins.class.getName())
                .redirectErrorStream(true)
                .start();
        String log = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(java.waitFor()).as(log).isZero();
        assertThat(log).contains("made run_javascript", "com.opspawn.tool.builtin.javascript.RunJavascript");
        for (String library : new String[] {
            "io.roastedroot",
            "run.endive",
            "com.networknt",
            "com.google.re2j",
            "org.jsoup",
            "ch.obermuhlner",
            "javax.net.ssl.SSLContext "
        }) {
            assertThat(log.lines().filter(line -> line.contains("] " + library)))
                    .as(library)
                    .isEmpty();
        }
    }
}
