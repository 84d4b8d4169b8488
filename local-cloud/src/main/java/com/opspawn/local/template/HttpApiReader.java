package com.opspawn.local.template;

import java.util.List;

/** Checks {@code AWS::Serverless::HttpApi}: its routes come from the functions' events. */
final class HttpApiReader {
    private static final String NO_AUTHORIZATION =
            "The HTTP API asks for no credentials here: every caller is the development tenant.";

    private HttpApiReader() {}

    /** What a user should know. */
    static List<String> read(Section section) {
        section.ignoring("Name", "Description", "Tags", "PropagateTags", "FailOnWarnings")
                .ignoring("AccessLogSettings", "DefaultRouteSettings", "RouteSettings");
        if (!section.text("StageName", "$default").equals("$default")) {
            section.refuse("StageName", "the local cloud serves the stage $default only");
        }
        section.ignoring("Auth").refuseRest();
        return section.has("Auth") ? List.of(NO_AUTHORIZATION) : List.of();
    }
}
