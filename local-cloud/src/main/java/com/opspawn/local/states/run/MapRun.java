package com.opspawn.local.states.run;

import com.opspawn.local.states.asl.State;
import com.opspawn.local.states.history.EventDetails;
import com.opspawn.local.states.history.EventType;
import com.opspawn.local.states.json.Payload;
import com.opspawn.local.states.jsonata.QueryFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One attempt of a Map state. */
final class MapRun implements FanOut.Kind {
    /** How many iterations AWS runs at once where the state sets no bound (AWS, "Map state", inline mode). */
    private static final int MAX_CONCURRENCY = 40;

    private final Branch parent;
    private final State.Map state;
    private final List<Payload> inputs;
    private final List<?> items;
    private final int maxConcurrency;

    private MapRun(Branch parent, State.Map state, List<?> items, List<Payload> inputs, int maxConcurrency) {
        this.parent = parent;
        this.state = state;
        this.items = items;
        this.inputs = inputs;
        this.maxConcurrency = maxConcurrency;
    }

    static Payload of(Visit visit, State.Map state) {
        List<?> items = items(visit, state);
        int concurrency = concurrency(visit, state);
        Branch branch = visit.branch();
        List<Payload> inputs = inputs(visit, state, items);
        branch.emit(EventType.MAP_STATE_STARTED, new EventDetails.MapStarted(items.size()));
        Payload result = new FanOut(branch, new MapRun(branch, state, items, inputs, concurrency)).run();
        // AWS hangs the Exited event on the last iteration, beside this one and not below it.
        branch.execution().append(branch.lastEvent(), EventType.MAP_STATE_SUCCEEDED, new EventDetails.None());
        return result;
    }

    private static List<?> items(Visit visit, State.Map state) {
        if (state.items().isPresent()) {
            return visit.array(state.items().get());
        }
        return visit.checked(() -> {
            if (visit.input().value() instanceof List<?> list) {
                return list;
            }
            throw QueryFailure.ofInput(
                    "Map state input must be an array but was: " + visit.input().text());
        });
    }

    private static int concurrency(Visit visit, State.Map state) {
        long bound = state.maxConcurrency().map(visit::wholeNumber).orElse(0L);
        return bound == 0 ? MAX_CONCURRENCY : (int) Math.min(bound, MAX_CONCURRENCY);
    }

    private static List<Payload> inputs(Visit visit, State.Map state, List<?> items) {
        List<Payload> inputs = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Object item = items.get(i);
            Map<String, @Nullable Object> context = context(i, item);
            inputs.add(state.itemSelector()
                    .map(template -> Payload.of(visit.evaluateItem(template, context)))
                    .orElseGet(() -> Payload.of(item)));
        }
        return inputs;
    }

    private static Map<String, @Nullable Object> context(int index, @Nullable Object item) {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("Index", index);
        value.put("Value", item);
        return Map.of("Map", Map.of("Item", value));
    }

    @Override
    public int size() {
        return items.size();
    }

    @Override
    public int maxConcurrency() {
        return maxConcurrency;
    }

    @Override
    public Branch open(int index, long after) {
        long started = append(after, EventType.MAP_ITERATION_STARTED, index);
        return parent.child(context(index, items.get(index)), started);
    }

    @Override
    public void start(int index, Branch branch, Consumer<BranchEnd> whenEnded) {
        branch.start(state.processor(), inputs.get(index), whenEnded);
    }

    @Override
    public long succeeded(int index, Branch branch) {
        return append(branch.lastEvent(), EventType.MAP_ITERATION_SUCCEEDED, index);
    }

    @Override
    public void failed(int index, Branch branch) {
        append(branch.lastEvent(), EventType.MAP_ITERATION_FAILED, index);
    }

    @Override
    public void aborted(int index, long after) {
        append(after, EventType.MAP_ITERATION_ABORTED, index);
    }

    private long append(long after, EventType type, int index) {
        return parent.execution().append(after, type, new EventDetails.MapIteration(state.name(), index));
    }
}
