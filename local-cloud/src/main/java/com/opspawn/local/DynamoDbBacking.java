package com.opspawn.local;

import com.opspawn.local.change.ChangeFeed;
import com.opspawn.local.event.EventBus;
import com.opspawn.local.states.StatesService;
import com.opspawn.local.states.log.ExecutionLog;
import com.opspawn.local.states.log.FileExecutionLog;
import com.opspawn.local.states.log.InMemoryExecutionLog;
import com.opspawn.local.table.TableService;
import com.opspawn.local.template.FunctionSpec;
import com.opspawn.local.template.TableSpec;
import com.opspawn.local.template.Template;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** DynamoDB Local, over HTTP, and a file of executions beside it. */
final class DynamoDbBacking implements Backing {
    private final URI url;
    private final CompletableFuture<TableService> database;
    private final Optional<Path> states;
    private final int keepEnded;

    private DynamoDbBacking(URI url, CompletableFuture<TableService> database, Optional<Path> states, int keepEnded) {
        this.url = url;
        this.database = database;
        this.states = states;
        this.keepEnded = keepEnded;
    }

    /** Begins to start it: it is the slowest part. Where it will answer is known at once. */
    static DynamoDbBacking start(Optional<DataDirectory> data, int keepEnded, RunningParts parts) {
        ServerSocketChannel listening = parts.add(Layer.STORES, Loopback.listen());
        Optional<Path> directory = data.map(root -> root.part(DataDirectory.TABLES));
        return new DynamoDbBacking(
                Loopback.url(listening),
                Waiting.start(
                        "DynamoDB Local", () -> parts.add(Layer.STORES, TableService.start(listening, directory))),
                data.map(root -> root.part("states")),
                keepEnded);
    }

    @Override
    public URI dynamoDb() {
        return url;
    }

    @Override
    public ExecutionLog executions() {
        return states.<ExecutionLog>map(directory -> FileExecutionLog.open(directory, keepEnded))
                .orElseGet(() -> new InMemoryExecutionLog(keepEnded));
    }

    /** They have endpoints. */
    @Override
    public List<Object> parts(FunctionSpec function, StatesService states, EventBus bus) {
        return List.of();
    }

    @Override
    public void await(Template template) {
        TableService tables = Waiting.on(database);
        tables.create(template.tables());
        tables.warmUp(template.tables());
    }

    @Override
    public ChangeFeed changes(TableSpec table) {
        return Waiting.on(database).changes(table);
    }
}
