package com.opspawn.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.settings.Environment;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ConfiguredModelsTest {
    /** Has a name, and no more to say. */
    private record SilentModel(String name) implements Model {
        @Override
        public Answer ask(Prompt prompt) {
            throw new UnsupportedOperationException("nobody asks");
        }
    }

    private static Models models(Map<String, String> variables) {
        return new ConfiguredModels(ModelSettings.read(new Environment(variables)), Clock.systemUTC());
    }

    private static Model usable(Models models, ModelId id) {
        Models.Found found = models.find(id);
        assertThat(found).isInstanceOf(Models.Found.Usable.class);
        return ((Models.Found.Usable) found).model();
    }

    @Test
    void aModelIsBuiltOnceAndOnlyWhenItIsUsed() {
        List<ModelId> built = new ArrayList<>();
        Environment environment = new Environment(Map.of("OPENAI_API_KEY", "k", "OPENROUTER_API_KEY", "k"));
        Models models = new ConfiguredModels(ModelSettings.read(environment), id -> {
            built.add(id);
            return new SilentModel(id.toString());
        });
        ModelId id = new ModelId("openai", "gpt-4.1");
        assertThat(built).isEmpty();

        assertThat(usable(models, id)).isSameAs(usable(models, id));
        assertThat(usable(models, new ModelId("openai", "gpt-4.1-mini"))).isNotSameAs(usable(models, id));

        assertThat(built).containsExactly(id, new ModelId("openai", "gpt-4.1-mini"));
        assertThat(usable(models, ModelId.DEMO)).isSameAs(usable(models, ModelId.DEMO));
    }

    @Test
    void aProviderWithoutItsKeyIsUnusableAndNamesTheVariable() {
        assertThat(models(Map.of()).find(new ModelId("openai", "gpt-4.1")))
                .isEqualTo(new Models.Found.Unusable(
                        "provider 'openai' has no key: set OPENAI_API_KEY where the agent runs"));
        assertThat(models(Map.of("OPENAI_API_KEY", "k")).find(new ModelId("openrouter", "x")))
                .isEqualTo(new Models.Found.Unusable(
                        "provider 'openrouter' has no key: set OPENROUTER_API_KEY where the agent runs"));
    }

    @Test
    void aServerOfTheUsersOwnMayNeedNoKey() {
        assertThat(usable(models(Map.of("OPENAI_BASE_URL", "http://localhost:8000/v1")), new ModelId("openai", "x"))
                        .name())
                .isEqualTo("openai/x");
        assertThat(usable(models(Map.of()), new ModelId("ollama", "qwen3")).name())
                .isEqualTo("ollama/qwen3");
    }

    @Test
    void aProviderThatNeedsNoKeyIsUsable() {
        assertThat(usable(models(Map.of()), new ModelId("bedrock", "amazon.nova-lite-v1:0"))
                        .name())
                .isEqualTo("bedrock/amazon.nova-lite-v1:0");
    }

    @Test
    void aNameThatWouldLeadElsewhereIsNoModelOfGeminis() {
        assertThat(models(Map.of("GEMINI_API_KEY", "k")).find(new ModelId("gemini", "x/../../y?z")))
                .isEqualTo(new Models.Found.Unusable(
                        "provider 'gemini' has no model 'x/../../y?z': use a name such as gemini-2.5-flash"));
    }

    @Test
    void onlyTheModelsThatWereUsedLastAreKept() {
        List<ModelId> built = new ArrayList<>();
        Environment environment = new Environment(Map.of("OPENAI_API_KEY", "k"));
        Models models = new ConfiguredModels(ModelSettings.read(environment), id -> {
            built.add(id);
            return new SilentModel(id.toString());
        });
        ModelId often = new ModelId("openai", "often");
        Model first = usable(models, often);
        for (int i = 0; i < ConfiguredModels.KEPT * 3; i++) {
            usable(models, new ModelId("openai", "model-" + i));
            assertThat(usable(models, often)).isSameAs(first);
        }

        usable(models, new ModelId("openai", "model-0"));

        assertThat(built).filteredOn(often::equals).hasSize(1);
        assertThat(built)
                .filteredOn(new ModelId("openai", "model-0")::equals)
                .as("built, forgotten and built again")
                .hasSize(2);
    }

    @Test
    void anUnknownProviderIsUnusableAndTheKnownOnesAreNamed() {
        assertThat(models(Map.of()).find(new ModelId("acme", "x")))
                .isEqualTo(new Models.Found.Unusable(
                        "provider 'acme' is unknown: use one of openai, anthropic, gemini, openrouter,"
                                + " bedrock, ollama, demo"));
    }

    @Test
    void theDemoProviderHasOneModel() {
        assertThat(models(Map.of()).find(new ModelId("demo", "gpt-4.1")))
                .isEqualTo(new Models.Found.Unusable("provider 'demo' has no model 'gpt-4.1': "
                        + "set a provider's key where the agent runs, or leave llm_model out"));
    }
}
