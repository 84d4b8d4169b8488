package com.opspawn.local.function.packaged;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** A function that does to its sandbox what it is told to. Packaged for the tests, it stands alone. */
public final class Probe implements RequestHandler<Map<String, String>, Map<String, Object>> {
    private static final int MEGABYTE = 1024 * 1024;
    /** What is held here is not given back. */
    private static final List<byte[]> HEAP = new ArrayList<>();

    private static final List<ByteBuffer> DIRECT = new ArrayList<>();

    private int calls;

    /** Fails where it is told so. */
    public Probe() {
        if (System.getenv("FAIL_WITH") != null) {
            throw new IllegalArgumentException(System.getenv("FAIL_WITH"));
        }
        if (System.getenv("EXIT_WITH") != null) {
            System.exit(Integer.parseInt(System.getenv("EXIT_WITH")));
        }
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, String> event, Context context) {
        calls++;
        switch (event.getOrDefault("do", "report")) {
            case "throw" -> throw new IllegalStateException("broken", new ArithmeticException("by zero"));
            case "exit" -> System.exit(3);
            case "hang" -> hang();
            case "hold" -> hold(new File(event.getOrDefault("file", "")));
            case "hoard" -> hoard();
            case "hoard-natively" -> hoardNatively();
            case "print" -> {
                System.out.println("from standard output");
                System.err.println("from standard error");
                context.getLogger().log("from the logger\n");
            }
            default -> {}
        }
        return report(context);
    }

    private static void hang() {
        System.out.println("hanging in " + ProcessHandle.current().pid());
        while (true) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                // What hangs on AWS does not end by being asked to either.
            }
        }
    }

    /** Until the file is there. */
    private static void hold(File file) {
        System.out.println("holding for " + file);
        while (!file.exists()) {
            Thread.onSpinWait();
        }
    }

    private static void hoard() {
        while (true) {
            HEAP.add(new byte[MEGABYTE]);
        }
    }

    /** Within the bounds of the heap and of direct memory each, and above the function's memory in all. */
    private static void hoardNatively() {
        for (int i = 0; i < 90; i++) {
            HEAP.add(new byte[MEGABYTE]);
            ByteBuffer buffer = ByteBuffer.allocateDirect(MEGABYTE);
            while (buffer.hasRemaining()) {
                buffer.put((byte) 1);
            }
            DIRECT.add(buffer);
        }
        hang();
    }

    private Map<String, Object> report(Context context) {
        Map<String, Object> report = new TreeMap<>();
        report.put("calls", calls);
        report.put("pid", ProcessHandle.current().pid());
        report.put("environment", new TreeMap<>(System.getenv()));
        report.put("request", context.getAwsRequestId());
        report.put("function", context.getFunctionName());
        report.put("arn", context.getInvokedFunctionArn());
        report.put("memory", context.getMemoryLimitInMB());
        report.put("remaining", context.getRemainingTimeInMillis());
        report.put("heap", Runtime.getRuntime().maxMemory() / MEGABYTE);
        report.put("directory", System.getProperty("user.dir"));
        report.put("temporary", temporary());
        report.put("trace", String.valueOf(System.getProperty("com.amazonaws.xray.traceHeader")));
        return report;
    }

    private static String temporary() {
        try {
            return String.valueOf(File.createTempFile("probe", "").getParent());
        } catch (IOException e) {
            return e.toString();
        }
    }
}
