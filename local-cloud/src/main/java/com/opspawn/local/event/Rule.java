package com.opspawn.local.event;

import java.util.function.Consumer;

/**
 * A rule of the bus.
 *
 * @param target is given each event that matches, as JSON text; must not block
 */
public record Rule(String name, EventPattern pattern, Consumer<String> target) {}
