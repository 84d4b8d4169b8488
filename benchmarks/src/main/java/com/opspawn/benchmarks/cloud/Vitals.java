package com.opspawn.benchmarks.cloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How a process does.
 *
 * @param cpu that it has used so far
 * @param residentBytes of memory, as the system counts them; 0 where there is no {@code /proc}
 * @param threads of the system, virtual ones not among them
 */
public record Vitals(Duration cpu, long residentBytes, long threads) {
    private static final long KIBIBYTE = 1024;

    public static Vitals of(ProcessHandle process) {
        Duration cpu = process.info().totalCpuDuration().orElse(Duration.ZERO);
        try {
            List<String> status = Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"));
            return new Vitals(cpu, field(status, "VmRSS") * KIBIBYTE, field(status, "Threads"));
        } catch (IOException e) {
            return new Vitals(cpu, 0, 0);
        }
    }

    public static Vitals ofThisProcess() {
        return of(ProcessHandle.current());
    }

    public long residentMegabytes() {
        return Math.round(residentBytes / (double) (KIBIBYTE * KIBIBYTE));
    }

    private static long field(List<String> status, String name) {
        return status.stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }
}
