package com.opspawn.local.queue;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.elasticmq.persistence.sql.SqlQueuePersistenceConfig;
import scalikejdbc.ConnectionPool;

/**
 * ElasticMQ's H2 database. It reaches it through one connection pool of the whole JVM, which it sets up once and never
 * closes; both is done here, so that one after the other may use different directories.
 */
final class QueueDatabase implements AutoCloseable {
    private static final AtomicBoolean OPEN = new AtomicBoolean();

    private final SqlQueuePersistenceConfig config;

    private QueueDatabase(SqlQueuePersistenceConfig config) {
        this.config = config;
    }

    /** Opens the database of a directory. Another one that is open in this JVM would be mixed up with it, and is refused. */
    static QueueDatabase open(Path directory) {
        if (!OPEN.compareAndSet(false, true)) {
            throw new IllegalStateException(
                    "one JVM keeps the queues of one directory; close the other local cloud first");
        }
        // WRITE_DELAY=0: H2 otherwise keeps a commit for half a second before the file has it.
        String uri = "jdbc:h2:file:" + directory.resolve("queues").toAbsolutePath()
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0";
        ConnectionPool.singleton(
                uri,
                "",
                "",
                ConnectionPool.singleton$default$4(),
                ConnectionPool.singleton$default$5(uri, "", "", ConnectionPool.singleton$default$4()));
        return new QueueDatabase(new SqlQueuePersistenceConfig(true, "org.h2.Driver", uri, "", "", false));
    }

    SqlQueuePersistenceConfig config() {
        return config;
    }

    @Override
    public void close() {
        ConnectionPool.closeAll();
        OPEN.set(false);
    }
}
