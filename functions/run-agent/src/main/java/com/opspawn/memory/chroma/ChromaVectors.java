package com.opspawn.memory.chroma;

import com.opspawn.json.Json;
import com.opspawn.memory.MemoryEntry;
import com.opspawn.memory.MemoryPage;
import com.opspawn.memory.MemoryQuery;
import com.opspawn.memory.MemoryScope;
import com.opspawn.memory.Recalled;
import com.opspawn.memory.Space;
import com.opspawn.memory.SpaceName;
import com.opspawn.memory.Vector;
import com.opspawn.memory.VectorStore;
import java.util.List;

/** Memories in Chroma. A collection's metadata says whose it is, for people who look into the server. */
public final class ChromaVectors implements VectorStore {
    private final ChromaApi api;

    public ChromaVectors(ChromaSettings settings) {
        this.api = new ChromaApi(settings);
    }

    @Override
    public void add(MemoryScope scope, MemoryEntry entry, Vector vector) {
        ChromaApi.Collection collection = api.make(
                SpaceName.of(scope, vector),
                Json.object()
                        .put("opspawn_tenant", scope.tenant())
                        .put("opspawn_agent", scope.agentId())
                        .put("opspawn_embedder", vector.embedder()));
        new ChromaSpace(api, collection).add(entry, vector);
    }

    @Override
    public List<Recalled> nearest(MemoryScope scope, Vector query, int limit) {
        return api.find(SpaceName.of(scope, query))
                .map(collection -> new ChromaSpace(api, collection).nearest(query, limit))
                .orElse(List.of());
    }

    @Override
    public MemoryPage list(MemoryScope scope, MemoryQuery query) {
        List<Space> spaces = List.copyOf(spaces(scope));
        return Space.list(spaces, query);
    }

    @Override
    public boolean delete(MemoryScope scope, String id) {
        boolean deleted = false;
        for (ChromaSpace space : spaces(scope)) {
            deleted |= space.delete(id);
        }
        return deleted;
    }

    @Override
    public void deleteAll(MemoryScope scope) {
        api.named(SpaceName.prefix(scope)).forEach(api::delete);
    }

    @Override
    public void deleteOfTask(MemoryScope scope, String taskId) {
        spaces(scope).forEach(space -> space.deleteOfTask(taskId));
    }

    private List<ChromaSpace> spaces(MemoryScope scope) {
        return api.named(SpaceName.prefix(scope)).stream()
                .map(collection -> new ChromaSpace(api, collection))
                .toList();
    }
}
