package com.opspawn.local.template;

import java.util.Optional;

/** Where CloudFormation allows no references. */
final class NoScope implements Scope {
    @Override
    public Optional<Value> ref(Place place, String name) {
        return Optional.empty();
    }

    @Override
    public Optional<Value> attribute(Place place, String resource, String attribute) {
        return Optional.empty();
    }

    @Override
    public Optional<Value> condition(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<Value> mapping(String name) {
        return Optional.empty();
    }
}
