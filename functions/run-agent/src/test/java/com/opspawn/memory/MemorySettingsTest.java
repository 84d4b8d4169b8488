package com.opspawn.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.opspawn.llm.ModelSettings;
import com.opspawn.memory.MemorySettings.Store;
import com.opspawn.memory.chroma.ChromaSettings;
import com.opspawn.memory.embedding.EmbeddingSettings;
import com.opspawn.settings.Environment;
import com.opspawn.settings.SettingsException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MemorySettingsTest {

    private static MemorySettings read(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        MemorySettings settings = MemorySettings.read(environment, ModelSettings.read(environment));
        environment.check();
        return settings;
    }

    /** @param variables as {@code NAME=value}, separated by spaces */
    private static MemorySettings read(String variables) {
        Map<String, String> map = new HashMap<>();
        for (String variable : variables.split(" ", -1)) {
            String[] parts = variable.split("=", 2);
            map.put(parts[0], parts[1]);
        }
        return read(map);
    }

    // ------------------------------------------------------------------ the store

    @Test
    void theTableIsTheUsualStore() {
        assertThat(read(Map.of()).store()).isEqualTo(new Store.DynamoDb());
        assertThat(read("OPSPAWN_MEMORY=dynamodb").store()).isEqualTo(new Store.DynamoDb());
    }

    @Test
    void memoryCanBeSwitchedOff() {
        MemorySettings off = read("OPSPAWN_MEMORY=off OPENAI_API_KEY=sk-secret");

        assertThat(off).isEqualTo(new MemorySettings(new Store.Off(), new EmbeddingSettings.None()));
        assertThat(LongTermMemories.of(off, InMemoryVectors::new, Map.of())).isEmpty();
    }

    @Test
    void chromaHasItsOwnVariables() {
        assertThat(read("OPSPAWN_MEMORY=chroma").store())
                .isEqualTo(new Store.Chroma(new ChromaSettings(
                        URI.create("http://localhost:8000"), "default_tenant", "default_database", Optional.empty())));
        assertThat(read("OPSPAWN_MEMORY=chroma CHROMA_URL=https://chroma.example/ CHROMA_TENANT=t CHROMA_DATABASE=d "
                                + "CHROMA_API_KEY=ck-1")
                        .store())
                .isEqualTo(new Store.Chroma(
                        new ChromaSettings(URI.create("https://chroma.example"), "t", "d", Optional.of("ck-1"))));
    }

    @Test
    void aVectorBucketHasAUsualName() {
        assertThat(read("OPSPAWN_MEMORY=s3vectors").store()).isEqualTo(new Store.S3Vectors("opspawn-memories"));
        assertThat(read("OPSPAWN_MEMORY=s3vectors OPSPAWN_MEMORY_BUCKET=mine").store())
                .isEqualTo(new Store.S3Vectors("mine"));
    }

    // ------------------------------------------------------------------ the embedder

    /** What a function has: the module with a model of its own is not on its class path, nor on that of these tests. */
    @ParameterizedTest
    @CsvSource({
        "OPENAI_API_KEY=k, openai, text-embedding-3-small",
        "OPENROUTER_API_KEY=k, openrouter, openai/text-embedding-3-small",
        "OPENAI_API_KEY=k OPENROUTER_API_KEY=k, openai, text-embedding-3-small",
        "OPENROUTER_API_KEY=k OPENAI_API_KEY=k OPENAI_BASE_URL=http://gateway/v1, openrouter, "
                + "openai/text-embedding-3-small",
        "OPSPAWN_EMBEDDINGS=openai/text-embedding-3-large OPENAI_API_KEY=k, openai, text-embedding-3-large",
        "OPSPAWN_EMBEDDINGS=openai/e5 OPENAI_BASE_URL=http://gateway/v1, openai, e5",
        "OPSPAWN_EMBEDDINGS=openrouter/vendor/e5 OPENROUTER_API_KEY=k, openrouter, vendor/e5",
        "OPSPAWN_EMBEDDINGS=ollama/nomic-embed-text OPENAI_API_KEY=k, ollama, nomic-embed-text",
    })
    void theEmbedderIsTheOneThatIsNamedOrTheFirstWithAKey(String variables, String provider, String model) {
        assertThat(read(variables).embeddings()).isInstanceOfSatisfying(EmbeddingSettings.Remote.class, remote -> {
            assertThat(remote.provider()).isEqualTo(provider);
            assertThat(remote.model()).isEqualTo(model);
        });
    }

    @Test
    void titanIsNamedInFull() {
        assertThat(read("OPSPAWN_EMBEDDINGS=bedrock/amazon.titan-embed-text-v2:0")
                        .embeddings())
                .isEqualTo(new EmbeddingSettings.Bedrock("amazon.titan-embed-text-v2:0"));
    }

    @Test
    void withoutAKeyThereIsNoEmbedderAndSoNoMemory() {
        MemorySettings settings = read("OPENAI_BASE_URL=http://gateway/v1");

        assertThat(settings.embeddings()).isEqualTo(new EmbeddingSettings.None());
        assertThat(LongTermMemories.of(settings, InMemoryVectors::new, Map.of()))
                .isEmpty();
    }

    @Test
    void memoryIsThereBeforeAnythingOfItIsBuilt() {
        // Neither the region nor the table nor the key exists.
        assertThat(LongTermMemories.of(read("OPENAI_API_KEY=k"), InMemoryVectors::new, Map.of()))
                .isPresent();
    }

    // ------------------------------------------------------------------ problems

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        OPSPAWN_MEMORY=redis             | OPSPAWN_MEMORY 'redis' is no store of memories: use one of dynamodb, \
        chroma, s3vectors, off
        OPSPAWN_EMBEDDINGS=best          | OPSPAWN_EMBEDDINGS 'best' is no embedder: use local, or provider/name with \
        one of openai, openrouter, gemini, ollama, or bedrock/amazon.titan-embed-text-v2:0
        OPSPAWN_EMBEDDINGS=openai/       | OPSPAWN_EMBEDDINGS 'openai/' is no embedder: use local, or provider/name \
        with one of openai, openrouter, gemini, ollama, or bedrock/amazon.titan-embed-text-v2:0
        OPSPAWN_EMBEDDINGS=bedrock/cohere.embed-v4:0 | OPSPAWN_EMBEDDINGS 'bedrock/cohere.embed-v4:0' is no embedder: \
        use local, or provider/name with one of openai, openrouter, gemini, ollama, or \
        bedrock/amazon.titan-embed-text-v2:0
        OPSPAWN_EMBEDDINGS=openai/e5     | OPSPAWN_EMBEDDINGS 'openai/e5' has no key: set OPENAI_API_KEY
        OPSPAWN_EMBEDDINGS=local         | OPSPAWN_EMBEDDINGS is local, but the module opspawn-local-embeddings is not \
        on the class path: only the command line has it; name a provider's model instead
        """)
    void whatLeadsNowhereIsRefusedWithItsFix(String variables, String problem) {
        assertThatThrownBy(() -> read(variables))
                .isExactlyInstanceOf(SettingsException.class)
                .hasMessage("settings: " + problem);
    }

    @ParameterizedTest
    @CsvSource({
        "chroma:8000",
        "ftp://chroma",
        "http://user:secret@chroma:8000",
        "http://chroma:8000?key=secret",
        "http://chro ma",
    })
    void whatIsNoAddressIsRefusedAndNotRepeated(String url) {
        assertThatThrownBy(() -> read(Map.of("OPSPAWN_MEMORY", "chroma", "CHROMA_URL", url)))
                .isExactlyInstanceOf(SettingsException.class)
                .hasMessage("settings: CHROMA_URL is no address: use http://… or https://…, without user, query and "
                        + "fragment, such as http://localhost:8000");
    }

    @Test
    void aKeyThatFitsIntoNoHeaderIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> read(Map.of("OPSPAWN_MEMORY", "chroma", "CHROMA_API_KEY", "ck-1 \n ck-2")))
                .isExactlyInstanceOf(SettingsException.class)
                .hasMessage("settings: CHROMA_API_KEY holds a character that no key has: copy it again");
    }

    @Test
    void settingsPrintNoKey() {
        assertThat(read("OPENAI_API_KEY=sk-secret OPSPAWN_MEMORY=chroma CHROMA_API_KEY=ck-secret")
                        .toString())
                .doesNotContain("secret");
    }
}
