package com.opspawn.tool.builtin.javascript;

import io.roastedroot.quickjs4j.core.Builtins;
import io.roastedroot.quickjs4j.core.Engine;
import io.roastedroot.quickjs4j.core.GuestException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import run.endive.wasm.WasmEngineException;

/** One script in an engine of its own. It says "done" or "failed" through the only two holes in the sandbox's wall. */
final class Script implements Runnable {
    private static final int OUTPUT_BYTES = 20_000;

    private final String code;
    private final String input;
    private final CappedOutput output = new CappedOutput(OUTPUT_BYTES);
    private final CountDownLatch ready = new CountDownLatch(1);
    private volatile @Nullable String value;
    private volatile @Nullable String error;
    private volatile @Nullable Throwable broke;

    /** @param input JSON */
    Script(String code, String input) {
        this.code = code;
        this.input = input;
    }

    /** Opens when the engine is made and the script begins: from here on its time counts. */
    CountDownLatch ready() {
        return ready;
    }

    @Override
    public void run() {
        Builtins builtins = Builtins.builder("opspawn")
                .addVoidToString("code", () -> code)
                .addVoidToString("input", () -> input)
                .addStringToVoid("done", told -> value = told)
                .addStringToVoid("failed", told -> error = told)
                .build();
        try (Engine engine = Engines.engine(builtins, output)) {
            int prepared = engine.writeCompiled(Engines.code());
            ready.countDown();
            engine.exec(prepared);
        } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
            broke = e;
        } finally {
            ready.countDown();
        }
    }

    /** What became of it, once its thread has ended. */
    Outcome outcome() {
        Throwable thrown = broke;
        String failed = error;
        String done = value;
        if (thrown != null) {
            return new Outcome.Stopped(reason(thrown), output.text());
        }
        if (failed != null) {
            return new Outcome.Threw(failed, output.text());
        }
        return done == null
                ? new Outcome.Stopped("it waits for a promise that nothing will ever settle", output.text())
                : new Outcome.Ended(done, output.text());
    }

    Outcome stopped(String reason) {
        return new Outcome.Stopped(reason, output.text());
    }

    private static String reason(Throwable thrown) {
        boolean deep = thrown instanceof StackOverflowError || thrown.getCause() instanceof StackOverflowError;
        if (deep) {
            return "its calls are nested too deeply";
        }
        return switch (thrown) {
            case OutOfMemoryError _ -> "it needs more memory than there is";
            case GuestException _ -> "it broke its engine";
            case WasmEngineException _ -> "it broke its engine";
            default -> throw new IllegalStateException("the sandbox broke", thrown);
        };
    }
}
