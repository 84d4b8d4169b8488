package com.opspawn.local.template;

import java.util.Optional;

/** What intrinsic functions refer to. An empty answer means that the name is unknown. */
interface Scope {
    /** The value of {@code Ref}: of a parameter, a pseudo parameter or a resource. */
    Optional<Value> ref(Place place, String name);

    /** The value of {@code Fn::GetAtt}. */
    Optional<Value> attribute(Place place, String resource, String attribute);

    Optional<Value> condition(String name);

    Optional<Value> mapping(String name);
}
