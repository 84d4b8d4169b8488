package com.opspawn.benchmarks.cost;

import com.opspawn.local.template.FunctionSpec;
import com.opspawn.local.template.Loaded;
import com.opspawn.local.template.TemplateReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The memory that the template gives each function, by its logical id, in gigabytes. */
public final class Functions {
    private static final double MEGABYTES = 1024;

    private final Map<String, Double> gigabytes = new HashMap<>();

    public Functions(Path template) {
        switch (TemplateReader.read(template, Map.of(), URI.create("http://127.0.0.1:1"))) {
            case Loaded.Ready ready ->
                ready.template().functions().forEach(function -> gigabytes.put(function.logicalId(), memory(function)));
            case Loaded.Refused refused -> throw new IllegalArgumentException(template + ": " + refused.problems());
        }
    }

    private static double memory(FunctionSpec function) {
        return function.memoryMegabytes() / MEGABYTES;
    }

    /** @throws IllegalArgumentException where the template has no such function */
    public double gigabytes(String logicalId) {
        Double known = gigabytes.get(logicalId);
        if (known == null) {
            throw new IllegalArgumentException("template.yaml has no function " + logicalId);
        }
        return known;
    }
}
