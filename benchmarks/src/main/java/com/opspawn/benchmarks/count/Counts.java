package com.opspawn.benchmarks.count;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What was asked for in a while. */
public record Counts(List<Count> counts) {
    /**
     * One operation of one function.
     *
     * @param function its logical id in the template
     * @param service as the SDK calls it, such as {@code DynamoDb}
     * @param requests that were sent, retries among them
     * @param sentBytes of all requests' bodies
     * @param receivedBytes of all answers' bodies
     * @param readUnits of capacity, as DynamoDB counted them
     * @param writeUnits of capacity, those of indexes among them
     * @param events that were put on a bus
     */
    public record Count(
            String function,
            String service,
            String operation,
            long requests,
            long sentBytes,
            long receivedBytes,
            double readUnits,
            double writeUnits,
            long events) {

        Count plus(Count other) {
            return new Count(
                    function,
                    service,
                    operation,
                    requests + other.requests,
                    sentBytes + other.sentBytes,
                    receivedBytes + other.receivedBytes,
                    readUnits + other.readUnits,
                    writeUnits + other.writeUnits,
                    events + other.events);
        }

        boolean isWrite() {
            return !operation.equals("Query") && !operation.equals("GetItem") && !operation.equals("BatchGetItem");
        }
    }

    public Counts {
        counts = List.copyOf(counts);
    }

    public Counts of(String service) {
        return new Counts(
                counts.stream().filter(count -> count.service().equals(service)).toList());
    }

    public Counts by(String function) {
        return new Counts(counts.stream()
                .filter(count -> count.function().equals(function))
                .toList());
    }

    public Counts writes() {
        return new Counts(counts.stream().filter(Count::isWrite).toList());
    }

    public Counts reads() {
        return new Counts(counts.stream().filter(count -> !count.isWrite()).toList());
    }

    public long requests() {
        return Math.round(sum(Count::requests));
    }

    public double sum(ToDoubleFunction<Count> figure) {
        return counts.stream().mapToDouble(figure).sum();
    }

    public JsonNode json() {
        ArrayNode all = Json.object().putArray("counts");
        for (Count count : counts) {
            ObjectNode json = all.addObject();
            json.put("function", count.function());
            json.put("service", count.service());
            json.put("operation", count.operation());
            json.put("requests", count.requests());
            json.put("sent_bytes", count.sentBytes());
            json.put("received_bytes", count.receivedBytes());
            json.put("read_units", count.readUnits());
            json.put("write_units", count.writeUnits());
            json.put("events", count.events());
        }
        return all;
    }

    public static Counts read(JsonNode json) {
        List<Count> counts = new ArrayList<>();
        for (JsonNode count : json) {
            counts.add(new Count(
                    count.path("function").asText(),
                    count.path("service").asText(),
                    count.path("operation").asText(),
                    count.path("requests").asLong(),
                    count.path("sent_bytes").asLong(),
                    count.path("received_bytes").asLong(),
                    count.path("read_units").asDouble(),
                    count.path("write_units").asDouble(),
                    count.path("events").asLong()));
        }
        return new Counts(counts);
    }
}
