package com.opspawn.local.table;

import com.opspawn.local.template.TableSpec;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/** DynamoDB Local, put together from its parts: its own server listens on every interface and reports to its makers. */
public final class TableService implements AutoCloseable {
    /** With one shared database, DynamoDB Local does not tell callers apart by these. */
    private static final String ANYONE = "local";

    private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

    static {
        // Must stand before DynamoDB Local's classes load: half of its start is configuring a logger that says nothing.
        System.getProperties()
                .putIfAbsent(
                        "log4j2.loggerContextFactory", "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
        System.getProperties().putIfAbsent("org.apache.logging.log4j.simplelog.level", "OFF");
        SQLITE.setLevel(Level.OFF);
    }

    private final LocalDynamoDBRequestHandler database;
    private final Server server;
    private final int port;

    private TableService(LocalDynamoDBRequestHandler database, Server server, int port) {
        this.database = database;
        this.server = server;
        this.port = port;
    }

    /**
     * Starts DynamoDB Local on a free port of 127.0.0.1.
     *
     * @param directory an existing directory for its file; memory where absent
     * @throws Exception what Jetty throws
     */
    public static TableService start(Optional<Path> directory) throws Exception {
        LocalDynamoDBRequestHandler database = new LocalDynamoDBRequestHandler(
                0, directory.isEmpty(), directory.map(Path::toString).orElse(null), true, false);
        Server server = new Server(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        server.setHandler(new LocalDynamoDBServerHandler(database, null));
        server.start();
        return new TableService(database, server, ((ServerConnector) server.getConnectors()[0]).getLocalPort());
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Creates those tables that are not there yet. A table that is there keeps its keys and indexes. */
    public void create(List<TableSpec> tables) {
        List<String> existing = database.listTables(
                        ANYONE, ANYONE, ListTablesRequest.builder().build())
                .tableNames();
        for (TableSpec table : tables) {
            if (!existing.contains(table.name())) {
                database.createTable(ANYONE, ANYONE, TableRequests.create(table));
            }
            table.ttlAttribute()
                    .filter(attribute -> !expires(table.name()))
                    .ifPresent(attribute ->
                            database.updateTimeToLive(ANYONE, ANYONE, TableRequests.expiry(table.name(), attribute)));
        }
    }

    private boolean expires(String table) {
        TimeToLiveStatus status = database.describeTimeToLive(
                        ANYONE,
                        ANYONE,
                        DescribeTimeToLiveRequest.builder().tableName(table).build())
                .timeToLiveDescription()
                .timeToLiveStatus();
        return status == TimeToLiveStatus.ENABLED || status == TimeToLiveStatus.ENABLING;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not stop", e);
        } finally {
            database.shutdown();
        }
    }
}
