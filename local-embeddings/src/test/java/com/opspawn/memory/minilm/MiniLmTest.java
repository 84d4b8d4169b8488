package com.opspawn.memory.minilm;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.llm.ModelSettings;
import com.opspawn.memory.Vector;
import com.opspawn.memory.embedding.Embedder;
import com.opspawn.memory.embedding.Embedders;
import com.opspawn.memory.embedding.EmbeddingSettings;
import com.opspawn.settings.Environment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MiniLmTest {

    private static EmbeddingSettings settings(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        EmbeddingSettings settings = EmbeddingSettings.read(environment, ModelSettings.read(environment));
        environment.check();
        return settings;
    }

    private static Vector vector(Embedder embedder, String text) {
        return Vector.of(embedder.name(), embedder.embed(List.of(text)).getFirst());
    }

    @Test
    void aModelInThisProcessIsFoundWhereNoProviderHasAKey() {
        assertThat(settings(Map.of())).isEqualTo(new EmbeddingSettings.Local());
        assertThat(settings(Map.of("OPSPAWN_EMBEDDINGS", "local", "OPENAI_API_KEY", "sk-secret")))
                .isEqualTo(new EmbeddingSettings.Local());
        assertThat(settings(Map.of("OPENAI_API_KEY", "sk-secret"))).isInstanceOf(EmbeddingSettings.Remote.class);
    }

    @Test
    void whatMeansTheSameLiesNearer() {
        Embedder embedder = Embedders.build(settings(Map.of()), Map.of());
        assertThat(embedder.name()).isEqualTo("local/all-minilm-l6-v2-q");

        Vector question = vector(embedder, "What does the user like to drink?");
        Vector tea = vector(embedder, "The user's favourite beverage is green tea");
        Vector paris = vector(embedder, "The capital of France is Paris");

        assertThat(question.dimensions()).isEqualTo(384);
        assertThat(question.cosine(tea)).isGreaterThan(0.5);
        assertThat(question.cosine(paris)).isLessThan(0.2);
    }

    @Test
    void noStartIsToldToAnyone() {
        Embedders.build(new EmbeddingSettings.Local(), Map.of());

        assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("true");
        assertThat(System.getProperty("ai.djl.offline")).isEqualTo("true");
    }
}
