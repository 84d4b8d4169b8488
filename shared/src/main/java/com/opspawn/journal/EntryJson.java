package com.opspawn.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;

/** An entry as the API shows it: {@code {seq, type, at, …}} with the fields of its fact. */
public final class EntryJson {
    private EntryJson() {}

    public static ObjectNode write(Entry entry) {
        ObjectNode json = Json.object();
        json.put("seq", entry.seq());
        json.put("type", FactJson.type(entry.fact()));
        json.put("at", entry.at().toString());
        json.setAll(FactJson.write(entry.fact()));
        return json;
    }
}
