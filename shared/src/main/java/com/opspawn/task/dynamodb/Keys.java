package com.opspawn.task.dynamodb;

import com.opspawn.task.TaskCursor;
import com.opspawn.task.TaskKey;
import com.opspawn.task.TaskStatus;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The keys of the one table.
 *
 * <pre>
 * PK = TASK#tenant#task_id   SK = META | W#… | E#0000000000 …
 * PK = IDEM#tenant#key       SK = IDEM
 * PK = MEMORY#tenant#agent   SK = COUNT | M#memory_id …
 * </pre>
 *
 * In whatever a user chose, {@code #} is percent-encoded, so that it cannot reach into another's keys.
 */
public final class Keys {
    public static final String PK = "PK";
    public static final String SK = "SK";
    public static final String META = "META";
    static final String WAIT = "W#";
    /** The last place whose number fits into a key's ten digits. */
    public static final long LAST_SEQ = 9_999_999_999L;

    static final String CREATED = "created_key";
    static final String BY_TENANT = "tenant_key";
    static final String BY_STATUS = "status_key";
    public static final String BY_AGENT = "agent_key";
    static final String PENDING = "pending_key";
    /** One partition: a task is in it for seconds only. */
    static final String ALL_PENDING = "PENDING";

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Keys() {}

    public static String task(TaskKey key) {
        return "TASK#" + encoded(key.tenant()) + "#" + key.taskId();
    }

    public static TaskKey task(String partitionKey) {
        String[] parts = partitionKey.split("#", 3);
        return new TaskKey(decoded(parts[1]), parts[2]);
    }

    public static Map<String, AttributeValue> meta(TaskKey key) {
        return Map.of(PK, string(task(key)), SK, string(META));
    }

    /** @param name of what waits, in characters that sort before {@code ~} */
    static Map<String, AttributeValue> wait(TaskKey key, String name) {
        return Map.of(PK, string(task(key)), SK, string(WAIT + name));
    }

    public static Map<String, AttributeValue> entry(TaskKey key, long seq) {
        return Map.of(PK, string(task(key)), SK, string(entry(seq)));
    }

    /** @param seq 0 to {@link #LAST_SEQ}, so that the keys' order is the numbers' */
    public static String entry(long seq) {
        return String.format("E#%010d", seq);
    }

    public static Map<String, AttributeValue> idempotency(String tenant, String key) {
        return Map.of(PK, string("IDEM#" + encoded(tenant) + "#" + encoded(key)), SK, string("IDEM"));
    }

    /** The partition of what an agent remembers. */
    public static String memories(String tenant, String agentId) {
        return "MEMORY#" + encoded(tenant) + "#" + encoded(agentId);
    }

    static String tenant(String tenant) {
        return encoded(tenant);
    }

    static String status(String tenant, TaskStatus status) {
        return encoded(tenant) + "#" + status.wireName();
    }

    static String agent(String tenant, String agentId) {
        return encoded(tenant) + "#" + encoded(agentId);
    }

    /** The agent's id within such a key. */
    public static String agentId(String agentKey) {
        return decoded(agentKey.substring(agentKey.indexOf('#') + 1));
    }

    static String created(TaskCursor place) {
        return MILLIS.format(place.createdAt()) + "#" + place.taskId();
    }

    static String created(Instant before) {
        return MILLIS.format(before);
    }

    static TaskCursor place(String createdKey) {
        String[] parts = createdKey.split("#", 2);
        return new TaskCursor(Instant.parse(parts[0]), parts[1]);
    }

    public static AttributeValue string(String value) {
        return AttributeValue.builder().s(value).build();
    }

    static AttributeValue number(long value) {
        return AttributeValue.builder().n(Long.toString(value)).build();
    }

    /** Only what would be mistaken: a key may have 2,048 bytes, and encoding every letter could triple them. */
    private static String encoded(String text) {
        return text.replace("%", "%25").replace("#", "%23");
    }

    private static String decoded(String text) {
        return text.replace("%23", "#").replace("%25", "%");
    }
}
