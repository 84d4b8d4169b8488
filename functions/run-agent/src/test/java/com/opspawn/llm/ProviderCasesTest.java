package com.opspawn.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.journal.ToolCall;
import com.opspawn.llm.scripted.Prompts;
import com.opspawn.llm.scripted.ScriptedModel;
import com.opspawn.llm.scripted.ScriptedProvider;
import com.opspawn.llm.scripted.WireFormat;
import com.opspawn.task.Usage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every provider in every case, over HTTP. */
final class ProviderCasesTest {
    static Stream<Arguments> all() {
        return Arrays.stream(Provider.values())
                .flatMap(provider -> Arrays.stream(ProviderCase.values()).map(each -> Arguments.of(provider, each)));
    }

    /** Asks once, and says what came of it. */
    private static String consequence(Provider provider, ProviderCase happens) throws Exception {
        ScriptedModel scripted = new ScriptedModel(provider);
        try (ScriptedProvider server = ScriptedProvider.start()) {
            happens.script(scripted.format(), server);
            try {
                return told(provider, model(scripted, happens, server).ask(Prompts.hello()));
            } catch (ModelException e) {
                assertHoldsNoKey(e);
                assertThat(e.getMessage()).startsWith(scripted.id() + " at " + scripted.place(server.address()) + " ");
                return told(e);
            } finally {
                assertThat(server.requests()).as("asked once, no retry hidden").hasSize(1);
            }
        }
    }

    /** A user's, but that nobody has ten minutes to see that no answer comes. */
    private static Model model(ScriptedModel scripted, ProviderCase happens, ScriptedProvider server) {
        Duration longest = Duration.ofMillis(happens == ProviderCase.SILENT ? 300 : 60_000);
        return new ProviderModels(scripted.settings(server.address()), longest, ScriptedModel.CLOCK)
                .build(scripted.id());
    }

    private static void assertHoldsNoKey(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            assertThat(at.toString()).doesNotContain(ScriptedModel.KEY);
        }
    }

    private static String told(Provider provider, Answer answer) {
        assertThat(answer.usage()).isEqualTo(usage(provider));
        return switch (answer.outcome()) {
            case TEXT -> words(answer);
            case TOOL_CALLS -> words(answer) + (answer.text().isEmpty() ? "" : " and ") + calls(answer);
            case TRUNCATED -> "marked as cut off" + (answer.toolCalls().isEmpty() ? "" : ": the call is not run");
            case REFUSED -> "marked as refused";
            case EMPTY -> "marked as empty";
        };
    }

    private static String words(Answer answer) {
        return answer.text().equals(ProviderCase.WORDS) ? "the answer" : answer.text();
    }

    /** Exactly as they were made, or in their own words. */
    private static String calls(Answer answer) {
        List<ToolCall> calls = answer.toolCalls();
        if (calls.equals(ProviderCase.CALLS)) {
            return "3 calls, in their order";
        }
        return calls.equals(ProviderCase.CALLS.subList(0, 1)) ? "1 call" : calls.toString();
    }

    private static String told(ModelException failure) {
        return switch (failure.kind()) {
            case UNAVAILABLE, BUSY ->
                "asked again after "
                        + failure.retryAfter()
                                .map(wait -> wait.toSeconds() + " s")
                                .orElse("a backoff");
            case CONTEXT_TOO_LONG -> "told apart, for a shorter prompt";
            case REJECTED -> {
                String message = String.valueOf(failure.getMessage());
                int fix = message.indexOf('(');
                yield "the task fails" + (fix < 0 ? "" : ": " + message.substring(fix + 1, message.length() - 1));
            }
        };
    }

    private static Usage usage(Provider provider) {
        ScriptedModel scripted = new ScriptedModel(provider);
        boolean writes = provider.wireFormat() == Provider.WireFormat.MESSAGES
                || provider.wireFormat() == Provider.WireFormat.CONVERSE;
        Tokens tokens = new Tokens(
                WireFormat.INPUT,
                WireFormat.CACHED,
                writes ? 10 : 0,
                WireFormat.OUTPUT,
                scripted.format().reasoning());
        return tokens.usage(Prices.builtIn().find(scripted.id()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachCaseHasTheSameConsequenceWhoeverTheProviderIs(Provider provider, ProviderCase happens) throws Exception {
        assertThat(consequence(provider, happens)).isEqualTo(happens.consequence(provider));
    }

    @ParameterizedTest
    @EnumSource
    void everyAnswerHasItsCost(Provider provider) {
        assertThat(usage(provider).costUsd()).isPresent();
    }

    @Test
    void theReferenceTellsWhatReallyHappens() throws Exception {
        List<String> lines = new ArrayList<>();
        lines.add("| what happens | " + String.join(" | ", names()) + " |");
        lines.add("|---" + "|---".repeat(Provider.values().length) + "|");
        for (ProviderCase happens : ProviderCase.values()) {
            StringBuilder line = new StringBuilder("| " + happens.title());
            for (Provider provider : Provider.values()) {
                line.append(" | ").append(consequence(provider, happens));
            }
            lines.add(line + " |");
        }
        Path reference = Path.of(System.getProperty("opspawn.root", "."), "docs/reference/models.md");

        assertThat(Files.readString(reference))
                .as("between the marks in " + reference)
                .contains("<!-- cases -->\n" + String.join("\n", lines) + "\n<!-- /cases -->");
    }

    private static List<String> names() {
        return Arrays.stream(Provider.values()).map(Provider::wireName).toList();
    }
}
