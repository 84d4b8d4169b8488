package com.opspawn.memory.s3vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.opspawn.memory.LongTermMemory;
import com.opspawn.memory.LongTermMemoryContract;
import com.opspawn.memory.Memories;
import com.opspawn.memory.MemoryException;
import com.opspawn.memory.MemoryScope;
import com.opspawn.memory.VectorMemory;
import com.opspawn.memory.VectorStore;
import com.opspawn.memory.WordEmbedder;
import com.opspawn.memory.http.Loopback;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The SDK's own client, against a server that speaks the service's wire protocol. */
final class S3VectorsTest extends LongTermMemoryContract {
    private static Loopback server;

    @BeforeAll
    static void start() throws IOException {
        server = Loopback.answering(new FakeS3Vectors());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static S3Vectors in(String bucket) {
        return S3Vectors.in(
                bucket,
                Map.of(
                        "AWS_REGION",
                        "us-east-1",
                        "AWS_ENDPOINT_URL_S3VECTORS",
                        server.address().toString()));
    }

    @Override
    protected VectorStore store() {
        return in(FakeS3Vectors.BUCKET);
    }

    @Test
    void aBucketThatIsNotThereIsTold() {
        LongTermMemory memory = new VectorMemory(WordEmbedder::usual, () -> in("nowhere"));

        assertThatThrownBy(() -> memory.add(new MemoryScope("acme", "helper"), Memories.of("tea")))
                .isExactlyInstanceOf(MemoryException.class)
                .hasMessageStartingWith("adding a memory in the S3 vector bucket nowhere: "
                        + "The specified vector bucket could not be found (Service: S3Vectors, Status Code: 404")
                .hasMessageEndingWith("; see that the bucket exists in this region (OPSPAWN_MEMORY_BUCKET) and the "
                        + "function may use it")
                .satisfies(e -> assertThat(((MemoryException) e).isRetryable()).isFalse());
    }
}
