package com.opspawn.memory.s3vectors;

import com.opspawn.memory.MemoryEntry;
import com.opspawn.memory.MemoryFields;
import com.opspawn.memory.MemoryScope;
import com.opspawn.memory.Recalled;
import com.opspawn.memory.Space;
import com.opspawn.memory.Vector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.s3vectors.S3VectorsClient;
import software.amazon.awssdk.services.s3vectors.model.ConflictException;
import software.amazon.awssdk.services.s3vectors.model.DataType;
import software.amazon.awssdk.services.s3vectors.model.DistanceMetric;
import software.amazon.awssdk.services.s3vectors.model.ListOutputVector;
import software.amazon.awssdk.services.s3vectors.model.ListVectorsResponse;
import software.amazon.awssdk.services.s3vectors.model.NotFoundException;
import software.amazon.awssdk.services.s3vectors.model.PutInputVector;
import software.amazon.awssdk.services.s3vectors.model.VectorData;

/** The memories of one index. */
final class S3Index implements Space {
    /** The most of a page and of a batch that all requests allow: https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-vectors-limitations.html */
    private static final int PAGE = 500;

    private static final String TENANT = "tenant";
    private static final String AGENT = "agent";

    private final S3VectorsClient client;
    private final String bucket;
    private final String name;

    S3Index(S3VectorsClient client, String bucket, String name) {
        this.client = client;
        this.bucket = bucket;
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    /** Made for vectors of this length; one that somebody else just made is the same. */
    void make(Vector like) {
        try {
            client.createIndex(create -> create.vectorBucketName(bucket)
                    .indexName(name)
                    .dataType(DataType.FLOAT32)
                    .dimension(like.dimensions())
                    .distanceMetric(DistanceMetric.COSINE)
                    // Only 2 KB of what can be filtered by fit to a vector, and texts are longer.
                    .metadataConfiguration(metadata -> metadata.nonFilterableMetadataKeys(
                            MemoryFields.TEXT, MemoryFields.TOOL, MemoryFields.CREATED_AT, TENANT, AGENT)));
        } catch (ConflictException e) {
            return;
        }
    }

    /** What is there under the id is replaced. */
    void put(MemoryScope scope, MemoryEntry entry, Vector vector) {
        Document.MapBuilder metadata = Document.mapBuilder();
        MemoryFields.write(entry).forEach(metadata::putString);
        metadata.putString(TENANT, scope.tenant()).putString(AGENT, scope.agentId());
        PutInputVector put = PutInputVector.builder()
                .key(entry.id())
                .data(VectorData.fromFloat32(vector.toList()))
                .metadata(metadata.build())
                .build();
        client.putVectors(
                request -> request.vectorBucketName(bucket).indexName(name).vectors(put));
    }

    List<Recalled> nearest(Vector query, int limit) {
        return client
                .queryVectors(request -> request.vectorBucketName(bucket)
                        .indexName(name)
                        .topK(limit)
                        .queryVector(VectorData.fromFloat32(query.toList()))
                        .returnMetadata(true)
                        .returnDistance(true))
                .vectors()
                .stream()
                .map(found -> new Recalled(entry(found.key(), found.metadata()), 1 - found.distance()))
                .toList();
    }

    /** The service lists by no filter, so what another task made is left out here. */
    @Override
    public Part list(String after, int limit, Optional<String> taskId) {
        ListVectorsResponse page = page(after, limit);
        List<MemoryEntry> entries = page.vectors().stream()
                .map(S3Index::entry)
                .filter(entry -> taskId.isEmpty()
                        || taskId.get().equals(entry.provenance().taskId()))
                .toList();
        return new Part(entries, Optional.ofNullable(page.nextToken()));
    }

    private ListVectorsResponse page(String after, int limit) {
        return client.listVectors(request -> request.vectorBucketName(bucket)
                .indexName(name)
                .maxResults(limit)
                .nextToken(after.isEmpty() ? null : after)
                .returnMetadata(true));
    }

    boolean delete(String id) {
        boolean there = !client.getVectors(request ->
                        request.vectorBucketName(bucket).indexName(name).keys(id))
                .vectors()
                .isEmpty();
        if (there) {
            delete(List.of(id));
        }
        return there;
    }

    private void delete(List<String> ids) {
        client.deleteVectors(
                request -> request.vectorBucketName(bucket).indexName(name).keys(ids));
    }

    void deleteOfTask(String taskId) {
        List<String> ids = new ArrayList<>();
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            Part part = list(after.get(), PAGE, Optional.of(taskId));
            part.entries().forEach(entry -> ids.add(entry.id()));
            after = part.next();
        }
        for (int from = 0; from < ids.size(); from += PAGE) {
            delete(ids.subList(from, Math.min(ids.size(), from + PAGE)));
        }
    }

    /** With all that is in it; one that somebody else just deleted is as good. */
    void deleteWhole() {
        try {
            client.deleteIndex(request -> request.vectorBucketName(bucket).indexName(name));
        } catch (NotFoundException e) {
            return;
        }
    }

    private static MemoryEntry entry(ListOutputVector vector) {
        return entry(vector.key(), vector.metadata());
    }

    private static MemoryEntry entry(String id, Document metadata) {
        Map<String, String> fields = new HashMap<>();
        metadata.asMap().forEach((field, value) -> fields.put(field, value.asString()));
        return MemoryFields.read(id, fields);
    }
}
