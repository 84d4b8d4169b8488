package com.opspawn.memory.s3vectors;

import com.opspawn.aws.AwsClients;
import com.opspawn.memory.MemoryEntry;
import com.opspawn.memory.MemoryPage;
import com.opspawn.memory.MemoryQuery;
import com.opspawn.memory.MemoryScope;
import com.opspawn.memory.Recalled;
import com.opspawn.memory.SdkFailure;
import com.opspawn.memory.Space;
import com.opspawn.memory.SpaceName;
import com.opspawn.memory.Vector;
import com.opspawn.memory.VectorStore;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3vectors.S3VectorsClient;
import software.amazon.awssdk.services.s3vectors.model.NotFoundException;

/** Memories in an S3 vector bucket. */
public final class S3Vectors implements VectorStore {
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(15);

    private final S3VectorsClient client;
    private final String bucket;

    /** @param environment for the SDK's own variables */
    public static S3Vectors in(String bucket, Map<String, String> environment) {
        S3VectorsClient client = AwsClients.configured(
                        S3VectorsClient.builder(), "S3VECTORS", CALL_TIMEOUT, environment)
                .build();
        return new S3Vectors(client, bucket);
    }

    S3Vectors(S3VectorsClient client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    private S3Index index(MemoryScope scope, Vector like) {
        return new S3Index(client, bucket, SpaceName.of(scope, like));
    }

    @Override
    public void add(MemoryScope scope, MemoryEntry entry, Vector vector) {
        S3Index index = index(scope, vector);
        asked("adding a memory", () -> {
            try {
                index.put(scope, entry, vector);
            } catch (NotFoundException e) {
                index.make(vector);
                index.put(scope, entry, vector);
            }
            return entry;
        });
    }

    @Override
    public List<Recalled> nearest(MemoryScope scope, Vector query, int limit) {
        return asked("searching memories", () -> {
            try {
                return index(scope, query).nearest(query, limit);
            } catch (NotFoundException e) {
                return List.of();
            }
        });
    }

    @Override
    public MemoryPage list(MemoryScope scope, MemoryQuery query) {
        return asked("listing memories", () -> {
            List<Space> spaces = List.copyOf(indexes(scope));
            return Space.list(spaces, query);
        });
    }

    @Override
    public boolean delete(MemoryScope scope, String id) {
        return asked("deleting a memory", () -> {
            boolean deleted = false;
            for (S3Index index : indexes(scope)) {
                deleted |= index.delete(id);
            }
            return deleted;
        });
    }

    @Override
    public void deleteAll(MemoryScope scope) {
        asked("deleting memories", () -> {
            List<S3Index> indexes = indexes(scope);
            indexes.forEach(S3Index::deleteWhole);
            return indexes;
        });
    }

    @Override
    public void deleteOfTask(MemoryScope scope, String taskId) {
        asked("deleting memories", () -> {
            List<S3Index> indexes = indexes(scope);
            indexes.forEach(index -> index.deleteOfTask(taskId));
            return indexes;
        });
    }

    private List<S3Index> indexes(MemoryScope scope) {
        return client
                .listIndexesPaginator(list -> list.vectorBucketName(bucket).prefix(SpaceName.prefix(scope)))
                .indexes()
                .stream()
                .map(found -> new S3Index(client, bucket, found.indexName()))
                .sorted(Comparator.comparing(S3Index::name))
                .toList();
    }

    private <T> T asked(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw SdkFailure.of(
                    what + " in the S3 vector bucket " + bucket,
                    e,
                    "see that the bucket exists in this region (OPSPAWN_MEMORY_BUCKET) and the function may use it");
        }
    }
}
