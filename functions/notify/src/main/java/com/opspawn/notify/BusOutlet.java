package com.opspawn.notify;

import java.time.Instant;
import java.util.List;

/** Events on the host's own bus. */
record BusOutlet(Bus bus) implements Outlet {
    @Override
    public List<StatusChange> tell(List<StatusChange> changes) {
        changes.forEach(change -> bus.put(
                EventBridgeOutlet.SOURCE,
                EventBridgeOutlet.DETAIL_TYPE,
                Instant.parse(change.at()),
                ChangeJson.detail(change)));
        return List.of();
    }
}
