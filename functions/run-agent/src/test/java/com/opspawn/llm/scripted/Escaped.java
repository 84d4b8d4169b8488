package com.opspawn.llm.scripted;

import com.opspawn.json.Json;

/** Texts inside JSON. */
final class Escaped {
    private Escaped() {}

    /** With its quotes. */
    static String quoted(String text) {
        return Json.write(Json.object().put("it", text).path("it"));
    }
}
