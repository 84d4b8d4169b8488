package com.opspawn.notify;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.opspawn.log.LogContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table's changes, in order. Where one cannot be told, it and all that follow come again: what followed it and was told
 * already is then told twice, under the same id.
 */
public final class StatusChangesHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    private final List<Outlet> outlets;

    public StatusChangesHandler() {
        this(System.getenv());
    }

    /** For hosts with several functions in one process. */
    public StatusChangesHandler(Map<String, String> environment) {
        this(Wiring.outlets(environment));
    }

    /** For hosts that have a bus of their own. */
    public StatusChangesHandler(Map<String, String> environment, Bus bus) {
        this(Wiring.outlets(environment, bus));
    }

    StatusChangesHandler(List<Outlet> outlets) {
        this.outlets = List.copyOf(outlets);
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        try (var _ = LogContext.invocation(context.getFunctionName(), context.getAwsRequestId())) {
            return told(event);
        }
    }

    private StreamsEventResponse told(DynamodbEvent event) {
        Map<StatusChange, String> changes = new LinkedHashMap<>();
        for (DynamodbStreamRecord record : event.getRecords()) {
            Changes.read(record)
                    .ifPresent(
                            change -> changes.put(change, record.getDynamodb().getSequenceNumber()));
        }
        List<BatchItemFailure> failures = firstUntold(List.copyOf(changes.keySet()))
                .map(change -> List.of(new BatchItemFailure(changes.get(change))))
                .orElse(List.of());
        return new StreamsEventResponse(failures);
    }

    private Optional<StatusChange> firstUntold(List<StatusChange> changes) {
        for (int from = 0; from < changes.size(); from += Outlet.MOST) {
            List<StatusChange> some = changes.subList(from, Math.min(changes.size(), from + Outlet.MOST));
            List<StatusChange> untold = new ArrayList<>();
            outlets.forEach(outlet -> untold.addAll(outlet.tell(some)));
            Optional<StatusChange> first =
                    some.stream().filter(untold::contains).findFirst();
            if (first.isPresent()) {
                return first;
            }
        }
        return Optional.empty();
    }
}
