package com.opspawn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import java.util.function.Consumer;

/** A task's events on a terminal or for a program, with notes on what the task waits for and on lost connections. */
final class WatchView implements Watching.View {
    private final Printing printing;
    private final Consumer<JsonNode> events;
    private final Consumer<JsonNode> wanted;
    private final OpenRequests open = new OpenRequests();

    /**
     * @param events is given each of them
     * @param wanted is given what the task waits for, as an {@code input_requested} event, once each
     */
    WatchView(Printing printing, Consumer<JsonNode> events, Consumer<JsonNode> wanted) {
        this.printing = printing;
        this.events = events;
        this.wanted = wanted;
    }

    /** Prints each event as a line of JSON. */
    static Consumer<JsonNode> jsonLines(Printing printing) {
        return event -> {
            printing.out().println(Json.write(event));
            printing.out().flush();
        };
    }

    /** Says how to give what the task waits for. */
    static Consumer<JsonNode> saying(Printing printing, Hints hints, String taskId) {
        return request -> hints.ways(taskId, request).forEach(way -> printing.note("  " + way));
    }

    @Override
    public void event(JsonNode event) {
        open.see(event);
        events.accept(event);
    }

    @Override
    public void caughtUp() {
        open.take().forEach(wanted);
    }

    @Override
    public void lost(String why) {
        if (!printing.session().ending().get()) {
            printing.note("lost the connection, trying again: " + why);
        }
    }

    @Override
    public void back() {
        printing.note("the connection is back");
    }
}
