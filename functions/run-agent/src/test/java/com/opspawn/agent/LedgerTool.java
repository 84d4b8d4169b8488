package com.opspawn.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.tool.Effect;
import com.opspawn.tool.Reconciled;
import com.opspawn.tool.Tool;
import com.opspawn.tool.ToolContext;
import com.opspawn.tool.ToolException;
import com.opspawn.tool.ToolSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A tool with an effect, which keeps a ledger of what it did by effect key. */
final class LedgerTool implements Tool {
    /** What goes wrong, after the deed. */
    @FunctionalInterface
    interface Trouble {
        void happen() throws ToolException, InterruptedException;
    }

    private final ToolSpec spec;
    private final CountDownLatch done = new CountDownLatch(1);
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final List<Integer> earlier = new CopyOnWriteArrayList<>();
    private final List<String> given = new CopyOnWriteArrayList<>();
    private Trouble trouble = () -> {};
    private Trouble before = () -> {};
    private Optional<Reconciled> reconciled = Optional.empty();

    private LedgerTool(String name, Effect effect, Duration timeout) {
        ObjectNode parameters = Json.object().put("type", "object");
        parameters.putObject("properties").putObject("amount").put("type", "integer");
        this.spec = new ToolSpec(name, "leaves a mark", parameters, effect, timeout, 1_000);
    }

    static LedgerTool of(String name, Effect effect) {
        return of(name, effect, Duration.ofSeconds(30));
    }

    static LedgerTool of(String name, Effect effect, Duration timeout) {
        return new LedgerTool(name, effect, timeout);
    }

    LedgerTool fails(Trouble how) {
        trouble = how;
        return this;
    }

    LedgerTool hangs() {
        return fails(() -> new CountDownLatch(1).await());
    }

    void whileItRuns(Runnable meanwhile) {
        before = meanwhile::run;
    }

    LedgerTool reconciles(Reconciled answer) {
        reconciled = Optional.of(answer);
        return this;
    }

    LedgerTool after(LedgerTool... others) {
        before = () -> {
            for (LedgerTool other : others) {
                other.done.await();
            }
        };
        return this;
    }

    /** How many earlier calls each run was told of. */
    List<Integer> earlier() {
        return List.copyOf(earlier);
    }

    /** What each run was given. */
    List<String> arguments() {
        return List.copyOf(given);
    }

    int runs() {
        return runs.get();
    }

    int asked() {
        return asked.get();
    }

    Set<String> keys() {
        return keys;
    }

    @Override
    public ToolSpec spec() {
        return spec;
    }

    @Override
    public String run(ObjectNode arguments, ToolContext context) throws ToolException, InterruptedException {
        before.happen();
        runs.incrementAndGet();
        earlier.add(context.earlier().size());
        keys.add(context.effectKey());
        given.add(Json.write(arguments));
        trouble.happen();
        done.countDown();
        return spec.name() + " done";
    }

    @Override
    public Reconciled reconcile(ObjectNode arguments, ToolContext context) {
        asked.incrementAndGet();
        return reconciled.orElseGet(() -> keys.contains(context.effectKey())
                ? new Reconciled.Happened(spec.name() + " done")
                : new Reconciled.NotHappened());
    }
}
