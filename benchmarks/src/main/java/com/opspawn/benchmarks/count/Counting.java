package com.opspawn.benchmarks.count;

import com.opspawn.benchmarks.count.Counts.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;

/**
 * Writes down every request of every client in this process, while it is turned on. Of DynamoDB it asks for the capacity that
 * each request takes.
 *
 * <p>Which function it was is known by its thread: the local cloud names them so.
 */
public final class Counting implements ExecutionInterceptor {
    private static final Map<String, Count> COUNTS = new ConcurrentHashMap<>();
    private static volatile boolean on;

    public static void turn(boolean isOn) {
        on = isOn;
    }

    /** What there was since the last time. */
    public static Counts taken() {
        List<Count> taken = new ArrayList<>();
        for (String key : List.copyOf(COUNTS.keySet())) {
            Count count = COUNTS.remove(key);
            if (count != null) {
                taken.add(count);
            }
        }
        return new Counts(taken);
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        return on ? Capacity.asked(context.request()) : context.request();
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        if (on) {
            long sent = length(context.httpRequest());
            add(attributes, 1, sent, 0, Capacity.NONE, 0);
        }
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (on) {
            long received = context.httpResponse()
                    .firstMatchingHeader("Content-Length")
                    .map(Long::parseLong)
                    .orElse(0L);
            add(attributes, 0, 0, received, Capacity.of(context.response()), events(context.request()));
        }
    }

    private static long length(SdkHttpRequest request) {
        return request.firstMatchingHeader("Content-Length")
                .map(Long::parseLong)
                .orElse(0L);
    }

    private static long events(SdkRequest request) {
        return request instanceof PutEventsRequest put ? put.entries().size() : 0;
    }

    private static void add(
            ExecutionAttributes attributes, long requests, long sent, long received, Capacity capacity, long events) {
        String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        String function = Thread.currentThread().getName().replaceAll("-\\d+$", "");
        Count count = new Count(
                function,
                service,
                operation,
                requests,
                sent,
                received,
                capacity.readUnits(),
                capacity.writeUnits(),
                events);
        COUNTS.merge(function + " " + service + " " + operation, count, Count::plus);
    }
}
