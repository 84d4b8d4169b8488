package com.opspawn.local.template;

import java.util.Optional;

/** A {@code DestinationConfig}: where Lambda tells of what failed too often. */
final class Destinations {
    private Destinations() {}

    static Optional<String> onFailure(Section section) {
        Optional<String> queue = section.section("OnFailure").map(failure -> {
            if (!failure.text("Type", "SQS").equals("SQS")) {
                failure.refuse("Type", "the local cloud tells a queue: SQS");
            }
            String arn = failure.required("Destination");
            failure.refuseRest();
            return arn;
        });
        section.refuseRest();
        return queue;
    }
}
