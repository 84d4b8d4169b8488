package com.opspawn.system;

import com.opspawn.system.deployed.Deployed;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The system on the emulator that {@code -Dopspawn.emulator=…} names, deployed there by this JVM.
 *
 * @param model what its tasks reach as {@code openai/scripted}, where they can reach this machine; asks for the calculator
 *     {@value #TOOL_CALLS} times before it answers
 */
record OnEmulator(Deployed deployed, Optional<ScriptedModel> model) {
    static final int TOOL_CALLS = 3;

    static Optional<OnEmulator> asked() {
        return Optional.ofNullable(System.getProperty("opspawn.emulator")).map(OnEmulator::on);
    }

    private static OnEmulator on(String emulator) {
        return switch (emulator) {
            case "ministack" -> onMiniStack();
            case "localstack" -> onLocalStack();
            default ->
                throw new IllegalArgumentException(
                        "-Dopspawn.emulator=" + emulator + " is none: set ministack or localstack");
        };
    }

    private static OnEmulator onMiniStack() {
        ScriptedModel model = new ScriptedModel(TOOL_CALLS);
        Map<String, String> parameters = Map.of(
                "OpenAiBaseUrl", model.baseUrl(),
                "OpenAiApiKey", "scripted",
                "Embeddings", "openai/scripted",
                // A message that failed comes back soon: the dead letters are five times as far away.
                "QueueVisibilitySeconds", "2");
        Path environment = Path.of(Objects.requireNonNull(
                System.getProperty("ministack"),
                "-Dministack is not set: the Python environment that MiniStack is in"));
        return new OnEmulator(Deployed.onMiniStack(Target.ROOT, environment, parameters), Optional.of(model));
    }

    /** Its functions are in containers, out of reach of what listens on loopback here. */
    private static OnEmulator onLocalStack() {
        // No less than the function's time-out, or the mapping is refused.
        return new OnEmulator(
                Deployed.onLocalStack(Target.ROOT, Map.of("QueueVisibilitySeconds", "30")), Optional.empty());
    }
}
