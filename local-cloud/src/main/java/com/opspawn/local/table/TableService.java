package com.opspawn.local.table;

import com.opspawn.aws.AwsClients;
import com.opspawn.local.change.ChangeFeed;
import com.opspawn.local.template.Account;
import com.opspawn.local.template.TableSpec;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
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
     * Starts DynamoDB Local.
     *
     * @param listening where it answers; closed with it
     * @param directory an existing directory for its file; memory where absent
     * @throws Exception what Jetty throws
     */
    public static TableService start(ServerSocketChannel listening, Optional<Path> directory) throws Exception {
        LocalDynamoDBRequestHandler database = new CommittedTransactions(directory);
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.open(listening);
        server.addConnector(connector);
        server.setHandler(new LocalDynamoDBServerHandler(database, null));
        server.start();
        return new TableService(database, server, connector.getLocalPort());
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
            table.stream()
                    .filter(view -> streamArn(table).isEmpty())
                    .ifPresent(
                            view -> database.updateTable(ANYONE, ANYONE, TableRequests.streamed(table.name(), view)));
            table.ttlAttribute()
                    .filter(attribute -> !expires(table.name()))
                    .ifPresent(attribute ->
                            database.updateTimeToLive(ANYONE, ANYONE, TableRequests.expiry(table.name(), attribute)));
        }
    }

    /**
     * Sends a first transaction to each table, which changes nothing. It takes ten times as long as a later one, by the
     * classes that DynamoDB Local and the SDK load for it: better now than within the time-outs of a function's first call.
     */
    public void warmUp(List<TableSpec> tables) {
        Map<String, String> environment =
                Map.of("AWS_REGION", Account.REGION, "AWS_ENDPOINT_URL_DYNAMODB", url().toString());
        try (DynamoDbClient client = AwsClients.dynamoDb(environment)) {
            tables.forEach(table -> client.transactWriteItems(TableRequests.nothing(table)));
        } catch (TransactionCanceledException e) {
            // The user has an item of just that key. It stays, and the transaction went all the way as well.
        }
    }

    private Optional<String> streamArn(TableSpec table) {
        TableDescription description = database.describeTable(
                        ANYONE,
                        ANYONE,
                        DescribeTableRequest.builder().tableName(table.name()).build())
                .table();
        boolean streams = description.streamSpecification() != null
                && description.streamSpecification().streamEnabled();
        return Optional.ofNullable(description.latestStreamArn()).filter(arn -> streams);
    }

    /** The changes of a table that has a stream. */
    public ChangeFeed changes(TableSpec table) {
        String arn = streamArn(table)
                .orElseThrow(() -> new IllegalStateException("table " + table.name() + " has no stream"));
        return new LocalStream(database, arn, table.streamArn());
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
