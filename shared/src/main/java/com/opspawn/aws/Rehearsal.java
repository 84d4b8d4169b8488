package com.opspawn.aws;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through what a function's first request would have to wait for - classes, clients, connections - before Lambda takes
 * the snapshot that every later start is restored from. Whatever is rehearsed must leave nothing behind.
 */
public final class Rehearsal implements Resource {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    /** Contexts hold what is registered weakly. */
    private static final List<Rehearsal> KEPT = new CopyOnWriteArrayList<>();

    private final List<Runnable> deeds;

    private Rehearsal(List<Runnable> deeds) {
        this.deeds = deeds;
    }

    /**
     * Has Lambda run them where it is to take a snapshot; costs nothing anywhere else.
     *
     * @param environment that Lambda gave the function
     * @param deeds one that fails leaves the others as they are, and the snapshot too
     */
    public static void beforeSnapshot(Map<String, String> environment, Runnable... deeds) {
        if ("snap-start".equals(environment.get("AWS_LAMBDA_INITIALIZATION_TYPE"))) {
            Rehearsal rehearsal = of(deeds);
            KEPT.add(rehearsal);
            Core.getGlobalContext().register(rehearsal);
        }
    }

    static Rehearsal of(Runnable... deeds) {
        return new Rehearsal(List.of(deeds));
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        for (Runnable deed : deeds) {
            try {
                deed.run();
            } catch (RuntimeException e) {
                LOG.warn("a rehearsal before the snapshot failed, first requests will be slower: {}", e.getMessage());
            }
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Clients find out by themselves that their connections are gone.
    }
}
