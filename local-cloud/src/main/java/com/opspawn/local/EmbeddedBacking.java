package com.opspawn.local;

import com.opspawn.local.change.ChangeFeed;
import com.opspawn.local.event.EventBus;
import com.opspawn.local.states.StatesService;
import com.opspawn.local.states.log.ExecutionLog;
import com.opspawn.local.store.DamagedStoreException;
import com.opspawn.local.store.EmbeddedStore;
import com.opspawn.local.template.FunctionSpec;
import com.opspawn.local.template.TableSpec;
import com.opspawn.local.template.Template;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The embedded store, which functions and workflows share without a wire. It keeps the one table that Opspawn has. */
final class EmbeddedBacking implements Backing {
    private static final String TABLE = "OPSPAWN_TABLE";

    private final CompletableFuture<EmbeddedStore> store;

    private EmbeddedBacking(CompletableFuture<EmbeddedStore> store) {
        this.store = store;
    }

    /** Begins to read what is there. */
    static EmbeddedBacking start(Optional<DataDirectory> data, int keepEnded, InstantSource clock, RunningParts parts) {
        Optional<Path> directory = data.map(root -> root.part(DataDirectory.STORE));
        return new EmbeddedBacking(
                Waiting.start("the store", () -> parts.add(Layer.STORES, open(directory, keepEnded, clock))));
    }

    private static EmbeddedStore open(Optional<Path> directory, int keepEnded, InstantSource clock) throws IOException {
        try {
            return directory.isPresent()
                    ? EmbeddedStore.open(directory.get(), keepEnded, clock)
                    : EmbeddedStore.inMemory(clock);
        } catch (DamagedStoreException e) {
            throw new StartException.DataRefused(e);
        }
    }

    private EmbeddedStore store() {
        return Waiting.on(store);
    }

    @Override
    public URI dynamoDb() {
        return Loopback.NOTHING;
    }

    @Override
    public ExecutionLog executions() {
        return store().executions();
    }

    @Override
    public List<Object> parts(FunctionSpec function, StatesService states, EventBus bus) {
        String stateMachine = function.environment().getOrDefault("OPSPAWN_STATE_MACHINE", "");
        return List.of(store().stores(), store().vectors(), new LocalWorkflow(states, stateMachine), new LocalBus(bus));
    }

    @Override
    public void await(Template template) {
        for (TableSpec table : template.tables()) {
            boolean ours = template.functions().stream()
                    .anyMatch(function ->
                            table.name().equals(function.environment().get(TABLE)));
            if (!ours) {
                throw new StartException.TableRefused(table.logicalId());
            }
        }
        store();
    }

    @Override
    public ChangeFeed changes(TableSpec table) {
        return store().changes(table.streamArn());
    }
}
