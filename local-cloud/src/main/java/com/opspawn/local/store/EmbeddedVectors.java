package com.opspawn.local.store;

import com.opspawn.memory.Best;
import com.opspawn.memory.MemoryCursor;
import com.opspawn.memory.MemoryEntry;
import com.opspawn.memory.MemoryException;
import com.opspawn.memory.MemoryPage;
import com.opspawn.memory.MemoryQuery;
import com.opspawn.memory.MemoryScope;
import com.opspawn.memory.Recalled;
import com.opspawn.memory.Vector;
import com.opspawn.memory.VectorStore;
import com.opspawn.task.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Memories, searched exactly, as in the table: each search reads every vector of its scope. */
final class EmbeddedVectors implements VectorStore {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedVectors.class);

    private final TransactionLog log;
    private final MemoryIndex index;
    private final int max;
    private long last = TransactionLog.NOWHERE;

    /**
     * @param index of what is in the log
     * @param max how many memories an agent may have
     */
    EmbeddedVectors(TransactionLog log, MemoryIndex index, int max) {
        this.log = log;
        this.index = index;
        this.max = max;
    }

    @Override
    public void add(MemoryScope scope, MemoryEntry entry, Vector vector) {
        Transaction.MemoryAdded added = Remembering.added(scope, entry, vector);
        byte[] bytes = Transactions.write(added);
        changed("adding a memory", () -> {
            if (index.find(scope, entry.id()).isPresent()) {
                return;
            }
            if (index.all(scope).size() >= max) {
                throw MemoryException.full(scope.agentId(), max);
            }
            last = log.append(bytes);
            index.apply(added, last);
        });
    }

    /** Decides under the lock, and waits outside of it for whatever is known by then. */
    private void changed(String what, Runnable change) {
        asked(what, () -> {
            long place;
            synchronized (this) {
                change.run();
                place = last;
            }
            log.await(place);
            return place;
        });
    }

    private static <T> T asked(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (StoreException e) {
            throw MemoryException.retryable(what + ": " + e.getMessage(), e);
        }
    }

    private List<MemoryIndex.Kept> kept(MemoryScope scope) {
        List<MemoryIndex.Kept> kept;
        long place;
        synchronized (this) {
            kept = index.all(scope);
            place = last;
        }
        log.await(place);
        return kept;
    }

    private Transaction.MemoryAdded read(MemoryIndex.Kept kept) {
        return Remembering.require(Transactions.read(log.read(kept.place())));
    }

    @Override
    public List<Recalled> nearest(MemoryScope scope, Vector query, int limit) {
        return asked("searching memories", () -> {
            Map<String, MemoryIndex.Kept> all = new HashMap<>();
            Best best = new Best(query, limit);
            for (MemoryIndex.Kept kept : kept(scope)) {
                all.put(kept.id(), kept);
                best.offer(kept.id(), Remembering.vector(read(kept)));
            }
            if (best.passedOver() > 0) {
                LOG.warn(
                        "agent '{}': {} memories were not searched, since {} did not embed them",
                        scope.agentId(),
                        best.passedOver(),
                        query.embedder());
            }
            List<Recalled> recalled = new ArrayList<>();
            for (Best.Candidate found : best.found()) {
                MemoryIndex.Kept kept = all.get(found.id());
                if (kept != null) {
                    recalled.add(new Recalled(Remembering.entry(read(kept)), found.score()));
                }
            }
            return recalled;
        });
    }

    @Override
    public MemoryPage list(MemoryScope scope, MemoryQuery query) {
        String after = query.cursor().map(MemoryCursor::after).orElse("");
        return asked("listing memories", () -> {
            List<MemoryEntry> entries = kept(scope).stream()
                    .filter(kept -> kept.id().compareTo(after) > 0)
                    .filter(kept ->
                            query.taskId().isEmpty() || query.taskId().get().equals(kept.taskId()))
                    .limit(query.limit() + 1L)
                    .map(kept -> Remembering.entry(read(kept)))
                    .toList();
            if (entries.size() <= query.limit()) {
                return new MemoryPage(entries, Optional.empty());
            }
            List<MemoryEntry> page = entries.subList(0, query.limit());
            return new MemoryPage(
                    page, Optional.of(new MemoryCursor("", page.getLast().id())));
        });
    }

    @Override
    public boolean delete(MemoryScope scope, String id) {
        return delete(scope, kept -> kept.id().equals(id)) > 0;
    }

    @Override
    public void deleteAll(MemoryScope scope) {
        delete(scope, _ -> true);
    }

    @Override
    public void deleteOfTask(MemoryScope scope, String taskId) {
        delete(scope, kept -> kept.taskId().equals(taskId));
    }

    /** @return how many there were */
    private int delete(MemoryScope scope, Predicate<MemoryIndex.Kept> unwanted) {
        List<String> ids = new ArrayList<>();
        changed("deleting memories", () -> {
            index.all(scope).stream().filter(unwanted).map(MemoryIndex.Kept::id).forEach(ids::add);
            if (!ids.isEmpty()) {
                Transaction.MemoriesDeleted deleted = new Transaction.MemoriesDeleted(scope, ids);
                last = log.append(Transactions.write(deleted));
                index.apply(deleted);
            }
        });
        return ids.size();
    }
}
