package com.opspawn.tool.builtin.javascript;

import io.roastedroot.quickjs4j.core.Builtins;
import io.roastedroot.quickjs4j.core.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import run.endive.runtime.ByteArrayMemory;
import run.endive.wasm.types.MemoryLimits;

/** Makes engines with their memory bounded. Loads the interpreter when it is first used, which takes up to a second. */
final class Engines {
    private static final int PAGES_OF_A_MEGABYTE = 16;

    private Engines() {}

    /** The script that runs the scripts, compiled once: it is the same for all of them. */
    private static final class Prepared {
        static final byte[] CODE = compiled();

        private static byte[] compiled() {
            try (Engine engine = engine(Builtins.builder("opspawn").build(), new CappedOutput(0))) {
                int code = engine.compile(source());
                return engine.readCompiled(code);
            }
        }

        private static String source() {
            try (InputStream in = Engines.class.getResourceAsStream("sandbox.js")) {
                return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static byte[] code() {
        return Prepared.CODE;
    }

    static Engine engine(Builtins builtins, CappedOutput output) {
        return Engine.builder()
                .withMemoryFactory(limits -> new ByteArrayMemory(
                        new MemoryLimits(limits.initialPages(), Sandbox.MEGABYTES * PAGES_OF_A_MEGABYTE)))
                .withStdout(output)
                .withStderr(output)
                .addBuiltins(builtins)
                .build();
    }
}
