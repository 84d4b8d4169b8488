package com.opspawn.notify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** Events of the source {@code opspawn} on a bus. */
final class EventBridgeOutlet implements Outlet {
    static final String SOURCE = "opspawn";
    static final String DETAIL_TYPE = "Task Status Changed";

    private static final Logger LOG = LoggerFactory.getLogger(EventBridgeOutlet.class);

    private final Supplier<EventBridgeClient> client;
    private final String bus;

    EventBridgeOutlet(Supplier<EventBridgeClient> client, String bus) {
        this.client = client;
        this.bus = bus;
    }

    @Override
    public List<StatusChange> tell(List<StatusChange> changes) {
        try {
            List<PutEventsRequestEntry> entries =
                    changes.stream().map(this::entry).toList();
            return refused(
                    changes,
                    client.get().putEvents(request -> request.entries(entries)).entries());
        } catch (SdkException e) {
            LOG.error("{} events could not be put on the bus {}", changes.size(), bus, e);
            return changes;
        }
    }

    private PutEventsRequestEntry entry(StatusChange change) {
        return PutEventsRequestEntry.builder()
                .eventBusName(bus)
                .source(SOURCE)
                .detailType(DETAIL_TYPE)
                .time(Instant.parse(change.at()))
                .detail(ChangeJson.detail(change))
                .build();
    }

    /** The answer has an entry for each that was sent, in the same order. */
    private List<StatusChange> refused(List<StatusChange> changes, List<PutEventsResultEntry> answers) {
        List<StatusChange> refused = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            if (answers.get(i).errorCode() != null) {
                LOG.error(
                        "an event was refused by the bus {}: {}",
                        bus,
                        answers.get(i).errorCode());
                refused.add(changes.get(i));
            }
        }
        return refused;
    }
}
