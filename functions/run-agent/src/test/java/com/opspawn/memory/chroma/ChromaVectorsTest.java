package com.opspawn.memory.chroma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.opspawn.memory.LongTermMemory;
import com.opspawn.memory.Memories;
import com.opspawn.memory.MemoryException;
import com.opspawn.memory.MemoryQuery;
import com.opspawn.memory.MemoryScope;
import com.opspawn.memory.VectorMemory;
import com.opspawn.memory.WordEmbedder;
import com.opspawn.memory.http.Loopback;
import com.opspawn.memory.http.Loopback.Reply;
import com.opspawn.memory.http.Loopback.Request;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the requests look like, and what is said where Chroma does not do what it should. */
final class ChromaVectorsTest {
    private static final MemoryScope SCOPE = new MemoryScope("acme", "helper");
    private static final String FIX = "check CHROMA_URL, CHROMA_TENANT, CHROMA_DATABASE and CHROMA_API_KEY";

    private static LongTermMemory memory(URI address) {
        ChromaSettings settings = new ChromaSettings(address, "my tenant", "db", Optional.of("ck-secret-1"));
        return new VectorMemory(WordEmbedder::usual, () -> new ChromaVectors(settings));
    }

    private static Loopback serverOf(Function<Request, Reply> script) throws IOException {
        return Loopback.answering(script);
    }

    @Test
    void theServersTenantDatabaseAndKeyAreUsed() throws IOException {
        try (Loopback server = serverOf(_ -> Reply.of(200, "[]"))) {
            memory(server.address()).list(SCOPE, MemoryQuery.first(1));

            Request request = server.requests().getFirst();
            assertThat(request.target())
                    .isEqualTo("/api/v2/tenants/my%20tenant/databases/db/collections?limit=500&offset=0");
            assertThat(request.header("X-chroma-token")).isEqualTo("ck-secret-1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, false",
        "403, false",
        "400, false",
        "408, true",
        "429, true",
        "500, true",
        "503, true",
    })
    void anErrorIsToldWithItsFixAndWithoutTheKey(int status, boolean retryable) throws IOException {
        String body = "{\"error\":\"AuthError\",\"message\":\"ck-secret-1 is wrong\"}";
        try (Loopback server = serverOf(_ -> Reply.of(status, body))) {
            assertThatThrownBy(() -> memory(server.address()).search(SCOPE, "tea", 1, 0))
                    .isExactlyInstanceOf(MemoryException.class)
                    .hasMessageStartingWith("Chroma at " + server.address()
                            + "/api/v2/tenants/my%20tenant/databases/db/collections/opspawn-")
                    .hasMessageEndingWith(" answered " + status + ": [key] is wrong; " + FIX)
                    .satisfies(
                            e -> assertThat(((MemoryException) e).isRetryable()).isEqualTo(retryable));
        }
    }

    @Test
    void whatIsNoChromaIsTold() throws IOException {
        try (Loopback server = serverOf(_ -> Reply.of(200, "<html>"))) {
            assertThatThrownBy(() -> memory(server.address()).search(SCOPE, "tea", 1, 0))
                    .isExactlyInstanceOf(MemoryException.class)
                    .hasMessageContaining(" answered what is not JSON (Unexpected character ('<'")
                    .hasMessageEndingWith(": " + FIX);
        }
    }

    @Test
    void aServerThatDoesNotRunIsTold() {
        URI nobody = URI.create("http://127.0.0.1:9");

        assertThatThrownBy(() -> memory(nobody).search(SCOPE, "tea", 1, 0))
                .isExactlyInstanceOf(MemoryException.class)
                .hasMessage("Chroma at http://127.0.0.1:9/api/v2/tenants/my%20tenant/databases/db gave no answer "
                        + "(ConnectException): see that it runs, and " + FIX)
                .satisfies(e -> assertThat(((MemoryException) e).isRetryable()).isTrue());
    }

    @Test
    void aCollectionThatIsDeletedWhileAMemoryIsAddedIsToldAsWorthAnotherTry() throws IOException {
        Function<Request, Reply> script = request -> request.target().endsWith("/upsert")
                ? Reply.of(404, "{\"error\":\"NotFoundError\"}")
                : Reply.of(200, "{\"id\":\"c1\",\"name\":\"opspawn-x\"}");
        try (Loopback server = serverOf(script)) {
            assertThatThrownBy(() -> memory(server.address()).add(SCOPE, Memories.of("tea")))
                    .isExactlyInstanceOf(MemoryException.class)
                    .hasMessage("Chroma: collection opspawn-x was deleted while a memory was added to it: add it again")
                    .satisfies(
                            e -> assertThat(((MemoryException) e).isRetryable()).isTrue());
        }
    }

    @Test
    void settingsPrintNoKey() {
        assertThat(new ChromaSettings(URI.create("http://chroma:8000"), "t", "d", Optional.of("ck-secret-1")))
                .hasToString("ChromaSettings[http://chroma:8000, t/d, key set]");
    }
}
